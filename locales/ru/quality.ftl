# Оценка посещения: опрос по коду с плаката

quality-event = «{ $title }»
quality-first =
    { $place }.
    Короткий анонимный опрос участников кластера; он не заменяет официальную независимую оценку.
    Насколько вы довольны посещением?
quality-mark-5 = 5 — отлично
quality-mark-4 = 4 — хорошо
quality-mark-3 = 3 — нормально
quality-mark-2 = 2 — плохо
quality-mark-1 = 1 — очень плохо
quality-counted = Спасибо, ваша оценка принята: { $mark }. Передумаете — нажмите другую.
quality-what-happened = Жаль, что так вышло. Что случилось? Напишите одним-двумя предложениями или нажмите «Пропустить».
quality-more = Ещё три вопроса, полминуты?
quality-more-yes = Ответить
quality-more-no = Достаточно
quality-more-again = Изменить ответы
quality-staff = Вежливы ли были сотрудники?
quality-staff-yes = Да
quality-staff-rather-yes = Скорее да
quality-staff-rather-no = Скорее нет
quality-staff-no = Нет
quality-staff-no-contact = Общения не было
quality-comfort = Удобно ли было: место, время, помещение?
quality-comfort-yes = Да
quality-comfort-rather-yes = Скорее да
quality-comfort-rather-no = Скорее нет
quality-comfort-no = Нет
quality-nps = Посоветуете ли вы нас друзьям и близким? Оцените от 0 до 10, где 10 — точно да.
quality-comment-title = Отзыв о посещении
quality-comment-text = Что нам улучшить? Напишите одним-двумя предложениями или нажмите «Пропустить».
quality-comment-text-label = Отзыв
quality-words = Написать, что улучшить
quality-words-not = Не писать
quality-words-taken = Спасибо, передали учреждению. Имя мы не указываем.
quality-change = Изменить оценку
quality-official = Пройти официальную анкету
quality-thanks = Спасибо за ответ. Он анонимный: учреждение увидит общие итоги и отзывы без имён.
quality-end = Этот опрос не заменяет независимую оценку качества (НОК).
quality-end-official = Этот опрос не заменяет независимую оценку качества (НОК). Официальную анкету Минкультуры можно пройти по кнопке ниже.
quality-closed-unknown = Такого кода нет. Проверьте, пожалуйста, буквы и цифры на плакате или выберите место из списка.
quality-closed-retired = Этот код больше не действует: плакат заменили или сняли. Выберите место из списка.
quality-closed-early = Мероприятие ещё впереди. Оценить его можно будет, когда оно начнётся.
quality-closed-over = Опрос об этом мероприятии уже закрыт. Можно оценить другое место.
quality-closed-counted = Сегодня вы уже оценивали это место, оценка учтена. Приходите завтра.
quality-places-open = Список мест
quality-to-event = К мероприятию
quality-places =
    { $lines }

    Что вы хотите оценить?
quality-place = { $number }. { $place }
quality-places-none = Пока здесь пусто: ни одно учреждение ещё не открыло опрос. Посмотрите мероприятия.
quality-rate-event = Оценить мероприятие
quality-changed =
    Вы оценивали: { $place }. Спасибо, это помогло. Вот что изменилось:

    { $text }

quality-day-over = День закончился, вчерашнюю оценку уже не изменить: она больше не связана с вами. Можно поставить новую.
export-ratings = Что вы оценивали
export-day = День
export-answers = Ответы (пока день не закончился)
export-csat = Оценка
export-staff = Вежливость
export-comfort = Удобство
export-nps = Посоветуете ли
export-comment = Отзыв

# Места, которые оценивают
points-open = Оценки посетителей
points-of-event = Оценки и плакат
points =
    <b>{ $name }</b>

    { $count ->
        [one] Оценивают { $count } место. Нажмите, чтобы открыть.
        [few] Оценивают { $count } места. Нажмите, чтобы открыть.
        [many] Оценивают { $count } мест. Нажмите, чтобы открыть.
       *[other] Оценивают { $count } места. Нажмите, чтобы открыть.
    }
points-none = { $name }: пока нечего оценивать. Добавьте место: читальный зал, кассу, кружок. Бот сделает плакат с QR-кодом, посетители будут ставить оценки за одно нажатие.
points-add = Добавить место
points-add-not = Не добавлять
points-posters = Все плакаты одним файлом
points-no-posters = Печатать пока нечего: добавьте место или верните код снятому.
points-no-code = У этого места сейчас нет кода. Сначала верните его.
points-card = <b>{ $place }</b>
points-code = Код на плакате: <code>{ $code }</code>
points-retired = Кода нет: место не оценивают.
points-retired-line = { $name } (снято)
points-poster = Плакат для печати
points-picture = Плакат картинкой
points-rename = Переименовать
points-renew = Новый код
points-retire = Снять
points-reopen = Вернуть, с новым кодом
points-renewed = Готово, код новый. Напечатайте новый плакат: старый больше не работает.
points-renew-sure = Сделать новый код для «{ $name }»? Плакаты, которые уже висят, перестанут работать. Оценки сохранятся.
points-renew-yes = Сделать новый код
points-retire-sure = Снять «{ $name }»? Плакаты, которые уже висят, перестанут работать. Оценки сохранятся, вернуть место можно в любой момент.
points-retire-yes = Снять место
points-leave = Оставить как есть
points-back = Все места
points-one-back = К месту
points-which-branch = Где это место?
points-main = Головная организация
points-known = Место «{ $name }» здесь уже есть. Назовите его иначе.
points-enough = Мест уже { $count }, больше бот не сможет показать. Снимите или переименуйте лишние.
point-title = Новое место
point-name = Как называется место? Например: читальный зал, касса, студия танца.
point-name-title = Название места
point-name-label = Название
poster-invitation = Оцените посещение за минуту
poster-invitation-event = Оцените мероприятие за минуту
poster-scan = Наведите камеру телефона на этот код
poster-typing = или отправьте боту { $bot } код:
poster-note = Опрос анонимный и короткий: один вопрос, одно нажатие. Он не заменяет официальную независимую оценку.
poster-caption =
    Повесьте плакат там, где посетитель выходит. Ссылка для сайта и соцсетей:
    { $link }
posters-caption = { $count ->
    [one] { $count } плакат, лист А4. Повесьте там, где посетитель выходит.
    [few] { $count } плаката, каждый на листе А4. Повесьте там, где посетитель выходит.
    [many] { $count } плакатов, каждый на листе А4. Повесьте там, где посетитель выходит.
   *[other] { $count } плаката, каждый на листе А4. Повесьте там, где посетитель выходит.
}

# Итоги
ratings-open = Итоги
ratings =
    <b>{ $whose }</b>
    За { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }, сегодня включительно.

    { $lines }
ratings-days-7 = За неделю
ratings-days-30 = За месяц
ratings-days-365 = За год
ratings-votes = { $count ->
    [one] { $count } оценка.
    [few] { $count } оценки.
    [many] { $count } оценок.
   *[other] { $count } оценки.
}
ratings-few = Мало ответов: цифры покажем, когда оценок будет не меньше пяти.
ratings-preliminary = Предварительно: оценок меньше тридцати.
ratings-csat = Довольны: <b>{ $value } %</b> (с учётом случайности от { $low } до { $high } %).
ratings-average = Средняя оценка: { $value } из 5 ({ $count }).
ratings-average-few = Средняя оценка: мало ответов.
ratings-staff = Сотрудники вежливы: { $value } % ({ $count }).
ratings-staff-few = Сотрудники вежливы: мало ответов.
ratings-comfort = Было удобно: { $value } % ({ $count }).
ratings-comfort-few = Было удобно: мало ответов.
ratings-nps = Готовы советовать: { $value }, от −100 до +100 ({ $count }).
ratings-nps-few = Готовы советовать: мало ответов.
ratings-nps-short = Готовы советовать: { $value }, от −100 до +100.
ratings-index = Индекс качества: { $value } из 100 ({ $count }).
ratings-index-few = Индекс качества: мало ответов.
ratings-chart = График
ratings-chart-title = Довольны посещением, % по неделям
ratings-chart-note = Неделя от понедельника; меньше пяти оценок не показываем
ratings-chart-week = с { $since }: { $value } % ({ $count })
ratings-chart-caption =
    <b>{ $whose }</b>
    Довольны по неделям, в скобках число оценок:
    { $lines }
ratings-back = К итогам
ratings-comments = Отзывы
ratings-comments-none = { $name }: отзывов за год нет.
ratings-comments-page =
    <b>{ $name }</b>
    Отзывы видите вы и координаторы. Остальным их показывает координатор.

    { $lines }
ratings-comments-moderated =
    <b>{ $name }</b>
    Отзывы видите вы и учреждение. Какие показать всем?

    { $lines }
ratings-comment = { $number }. { $day }, { $point }, оценка { $mark }: { $text }
ratings-comment-seen = { $number }. { $day }, { $point }, оценка { $mark }, видят все: { $text }
ratings-comment-show = Показать всем: { $number }
ratings-comment-hide = Скрыть: { $number }
ratings-reply = Написать, что изменили
ratings-replied = Готово: напишем тем, кто оценивал это место за последние 30 дней. Имён мы не раскрываем.
ratings-replied-lately = Посетителям этого места уже писали { $when }. Следующее письмо можно отправить через неделю после него.
ratings-public-open = Оценки посетителей
ratings-public-few = { $whose }: оценок за год пока мало, показывать нечего.
ratings-public =
    <b>{ $whose }</b>
    Внутренний опрос посетителей за год, { $count ->
        [one] { $count } оценка
        [few] { $count } оценки
        [many] { $count } оценок
       *[other] { $count } оценки
    }. Он не заменяет независимую оценку качества (НОК).

    { $lines }
ratings-public-comment = — { $point }: { $text }
quality-reply-title = Что мы изменили
quality-reply-text = Что вы изменили после оценок? Напишите двумя-тремя предложениями: прочтут те, кто оценивал это место за последние 30 дней, и соседи в своих подборках.
quality-reply-text-label = Что изменили

# Низкие оценки
queue-quality = Оценки: { $title }
quality-new = Низкие оценки
quality-waits = Низкие оценки ждут больше суток
quality-escalated = Низкие оценки ждут больше двух суток
quality-notice =
    <b>{ $heading }</b>{ $place ->
        [none] {""}
       *[other] . { $place }
    }

    { $title }: две низкие оценки за сутки. Возьмите случай себе и разберитесь с учреждением.
quality-alarm =
    Две низкие оценки за сутки: { $place }.
    Прочитайте отзывы, а когда что-то измените, расскажите об этом посетителям. Координатор тоже знает и займётся этим до { $due }.
quality-alarm-card =
    <b>{ $title }</b>
    Низкие оценки. { $state }

    За неделю. { $lines }
quality-due = Срок: { $due }{ $left ->
    [none] {""}
   *[other] , осталось { $left }
}.
quality-answered =
    { $title }: посетителям рассказали, что изменилось. Случай закрыт.

    { $text }
quality-case-open = Подробнее
quality-owner-you = Отвечаете вы.
quality-owner = Отвечает { $who }.
quality-claimed = Этим случаем уже занимается { $who ->
    [none] другой координатор
   *[other] { $who }
}, с { $when }.
quality-already-answered = Посетителям уже ответили { $when }: { $who ->
    [none] учреждение
   *[other] { $who }
}.
quality-already-closed = Этот случай уже закрыт { $when }: { $who ->
    [none] координатор
   *[other] { $who }
}.
quality-week =
    <b>{ $name }</b>
    Оценки посетителей за неделю, { $since } – { $until }.

    { $lines }
ratings-week-comment = — { $point }, оценка { $mark }: { $text }
