# Опросы: для тех, кто их делает

console-surveys = Опросы
survey-desk-own = Опросы моей организации
survey-desk =
    <b>Опросы: { $count }</b>

    { $lines }
survey-desk-none = Пока пусто. Составьте опрос здесь или загрузите готовую таблицу.
survey-desk-line = { $number }. { $title } — { $state }, ответов: { $answers }
survey-new = Новый опрос
survey-from-sheet = Загрузить таблицу
survey-back-to-desk = Ко всем опросам
survey-state-draft = черновик
survey-state-scheduled = запланирован
survey-state-open = открыт
survey-state-closed = закрыт
survey-state-scheduled-at = откроется { $when }
survey-state-open-at = открыт { $when }
survey-state-closed-at = закрыт { $when }

survey-work-title = <b>{ $title }</b>
survey-work-state = Состояние: { $state }
survey-work-effort = Объём: { $effort }
survey-work-mode = Ответы: { $mode }
survey-work-whom = Для кого: { $whom }
survey-work-owner = Владелец: { $owner }
survey-work-invited = Приглашены: { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
survey-work-answered = Ответили: { $answers }
survey-work-answered-of = Ответили: { $answers } из { $limit }
survey-work-closes = Закроется: { $closes }
survey-work-link = Ссылка: { $link }
survey-mode-anonymous = Анонимно
survey-mode-named = С именем
survey-add-question = Добавить вопрос
survey-questions-list = Вопросы
survey-preview = Попробовать
survey-open-now = Открыть сейчас
survey-edit-opens = Открыть позже
survey-unschedule = Не открывать
survey-results = Итоги
survey-close = Закрыть опрос
survey-tell = Рассказать ответившим
survey-more = Настройки
survey-file = Скачать таблицу
survey-back-to-card = К опросу

survey-settings =
    <b>{ $title }</b>
    Настройки

    { $lines }
survey-set-reminders = { $days ->
    [0] Напоминания тем, кто не ответил: нет
    [one] Напоминания тем, кто не ответил: через { $days } день, не больше { $times }
    [few] Напоминания тем, кто не ответил: через { $days } дня, не больше { $times }
    [many] Напоминания тем, кто не ответил: через { $days } дней, не больше { $times }
   *[other] Напоминания тем, кто не ответил: через { $days } дня, не больше { $times }
}
survey-set-changeable = Изменить ответ до закрытия: { $can ->
    [yes] можно
   *[no] нельзя{ $mode ->
        [anonymous] , потому что чей он, неизвестно
       *[named] {""}
    }
}
survey-set-limit = { $limit ->
    [0] Предел ответов: нет
    [one] Предел ответов: { $limit }
    [few] Предел ответов: { $limit }
    [many] Предел ответов: { $limit }
   *[other] Предел ответов: { $limit }
}
survey-set-owner = Владелец: { $owner ->
    [none] кластер
   *[other] { $owner }
}
survey-edit-heading = Название
survey-edit-audience = Для кого
survey-edit-about = Вступление
survey-edit-closes = Срок
survey-edit-limit = Предел ответов
survey-edit-reminders = Напоминания
survey-make-anonymous = Сделать анонимным
survey-make-named = Сделать с именем
survey-make-final = Запретить менять ответы
survey-make-changeable = Разрешить менять ответы
survey-replace = Заменить вопросы таблицей
survey-owner = Сменить владельца
survey-drop = Удалить черновик
survey-sure-open =
    Открыть опрос «{ $title }»? Вопросы после этого не изменить.

    Для кого: { $whom }.
    { $invited ->
        [0] Приглашение получать некому: никто из них не дал согласия на рассылки. Опрос увидят в разделе «Опросы».
        [one] Приглашение получит { $invited } человек из тех, кто согласен на рассылки.
        [few] Приглашение получат { $invited } человека из тех, кто согласен на рассылки.
        [many] Приглашение получат { $invited } человек из тех, кто согласен на рассылки.
       *[other] Приглашение получат { $invited } человека из тех, кто согласен на рассылки.
    }
survey-yes-open = Да, открыть
survey-sure-close = Закрыть опрос «{ $title }»? Кто не закончил, узнает об этом, неотправленные ответы удалятся. Открыть снова будет нельзя.
survey-yes-close = Да, закрыть
survey-sure-drop = Удалить опрос «{ $title }» вместе с вопросами?
survey-yes-drop = Да, удалить
survey-dropped = Опрос удалён.
survey-owner-cluster = Это опрос кластера
survey-owner-again = Искать ещё раз
survey-which-owner = Чей это опрос? Организация увидит его итоги.

survey-lines =
    <b>{ $title }</b>
    Вопросы

    { $lines }
survey-no-questions = Вопросов ещё нет. Добавьте первый.
survey-line-item = { $number }. { $line }
survey-line-question = { $label } <i>({ $kind }{ $conditional ->
    [yes] , не всем
   *[no] {""}
})</i>
survey-line-required = { $label } <i>({ $kind }, обязательно{ $conditional ->
    [yes] , не всем
   *[no] {""}
})</i>
survey-line-group = <b>{ $label }</b> <i>(заголовок группы)</i>
survey-line-calculation = { $name } <i>(вычисляется)</i>
survey-line-open = Вопрос { $number }
survey-line-english = По-английски: { $label }
survey-line-condition = Задаётся, если { $condition }
survey-condition = на вопрос { $number } ответили «{ $answer }»
survey-line-words = Изменить текст
survey-line-hint = Изменить подсказку
survey-line-hinted = Подсказка: { $hint }
survey-line-options = Изменить варианты
survey-line-make-required = Сделать обязательным
survey-line-make-optional = Разрешить пропуск
survey-line-when = Задавать не всем
survey-line-up = Выше
survey-line-down = Ниже
survey-line-remove = Удалить вопрос
survey-line-remove-sure =
    Удалить?

    { $line }
survey-line-remove-yes = Да, удалить
survey-back-to-lines = К вопросам
survey-back-to-line = К этому вопросу
survey-which-source = От ответа на какой вопрос это зависит?
survey-no-sources = Выше нет вопросов с выбором ответа, поэтому этот задаётся всем.
survey-for-all = Задавать всем
survey-which-answer =
    { $question }

    При каком ответе задавать?
survey-tried = Это была проба: ответ не записан и в итоги не попадёт.
survey-try-again = Попробовать ещё раз
survey-preview-title = Проба опроса

survey-new-title = Новый опрос
survey-new-heading = Как назвать опрос? Название увидят все, кому он предназначен.
survey-new-heading-label = Название
survey-new-heading-en = Как он называется по-английски? Можно пропустить.
survey-new-heading-en-label = Название по-английски
survey-new-mode = Нужны ли имена? В анонимном опросе никто, и вы тоже, не узнает, кто как ответил; сравнить группы тоже не получится.
survey-new-mode-label = Ответы
survey-new-whom = Для кого этот опрос? Уточнить округа и сферы можно потом, в настройках.
survey-new-whom-label = Для кого
survey-new-about = Напишите две-три фразы для первой страницы: зачем этот опрос. Или пропустите.
survey-new-about-label = Вступление
survey-heading-title = Название опроса
survey-about-title = Вступление к опросу
survey-question-title = Вопрос опроса
survey-question-kind = Что это за вопрос?
survey-question-kind-label = Вид
survey-question-ru = Напишите текст вопроса.
survey-question-ru-label = Текст
survey-question-options = Напишите варианты ответа, каждый с новой строки.
survey-question-options-label = Варианты
survey-question-own = Можно ли ответить своими словами, если ничего не подошло?
survey-question-own-label = Свой вариант
survey-question-ends = Какая шкала?
survey-question-ends-label = Шкала
survey-question-required = Ответ обязателен? Если нет, вопрос можно пропустить.
survey-question-required-label = Обязательно
survey-question-en = Напишите тот же текст по-английски или пропустите.
survey-question-en-label = По-английски
survey-question-options-en = Напишите варианты по-английски, в том же порядке, или пропустите.
survey-question-options-en-label = Варианты по-английски
survey-kind-choice = Один ответ из списка
survey-kind-several = Несколько ответов
survey-kind-ranking = Расставить по порядку
survey-kind-scale = Оценка по шкале
survey-kind-nps = Рекомендация, 0–10
survey-kind-whole = Целое число
survey-kind-decimal = Число с дробью
survey-kind-text = Своими словами
survey-kind-date = День
survey-kind-time = Время
survey-kind-photo = Фото
survey-kind-file = Файл
survey-kind-acknowledge = Подтверждение
survey-kind-note = Пояснение без ответа
survey-kind-calculation = Вычисление
survey-ends-1to5 = От 1 до 5
survey-ends-1to10 = От 1 до 10
survey-ends-0to10 = От 0 до 10
survey-words-title = Текст вопроса
survey-hint-title = Подсказка к вопросу
survey-hint-tip = Напишите подсказку: она стоит под вопросом. Пропустите, если подсказка не нужна.
survey-hint-tip-label = Подсказка
survey-hint-tip-en = Напишите ту же подсказку по-английски или пропустите.
survey-hint-tip-en-label = По-английски
survey-options-title = Варианты ответа
survey-whom-choose = Кого спросить? Ниже сохранённые аудитории рассылок.
survey-whom-narrow = По участникам, месту и сфере
survey-back-to-settings = К настройкам
survey-audience-title = Для кого опрос
survey-audience-kinds = Каких участников спросить? Пропустите, если любых.
survey-audience-kinds-label = Участники
survey-audience-places = В каких муниципалитетах? Пропустите, если во всех.
survey-audience-places-label = Муниципалитеты
survey-audience-spheres = Из каких сфер? Пропустите, если из любых.
survey-audience-spheres-label = Сферы
survey-limit-title = Предел ответов
survey-limit-most = Сколько ответов собрать? Когда столько наберётся, опрос закроется. Пропустите, если предела нет.
survey-limit-most-label = Предел
survey-reminders-title = Напоминания
survey-reminders-gap = Через сколько дней напоминать тем, кто не ответил или не закончил?
survey-reminders-gap-label = Через
survey-gap-never = Не напоминать
survey-gap-1 = Через день
survey-gap-2 = Через 2 дня
survey-gap-3 = Через 3 дня
survey-gap-7 = Через неделю
survey-reminders-reminds = Сколько раз напоминать? Не больше пяти.
survey-reminders-reminds-label = Сколько раз
survey-opens-title = Открытие опроса
survey-opens-opens = Когда открыть? Напишите день и час: «завтра в 9:00». Или сразу весь срок: «с 1 по 20 декабря».
survey-opens-opens-label = Открыть
survey-closes-title = Срок опроса
survey-closes-closes = Когда закрыть? Напишите день и час: «20 декабря в 18:00». Пропустите, если закроете сами.
survey-closes-closes-label = Закрыть
survey-sheet-title = Опрос из таблицы
survey-sheet-sheet = Пришлите таблицу опроса файлом XLSX по стандарту XLSForm. Образец можно скачать на странице любого опроса.
survey-sheet-sheet-label = Таблица
survey-owner-title = Владелец опроса
survey-owner-query = Напишите начало названия организации, которой принадлежит опрос.
survey-owner-query-label = Организация
survey-summary-title = Итоги для ответивших
survey-summary-said = Что люди сказали? Напишите главное двумя-тремя предложениями: это прочтут все, кто ответил.
survey-summary-said-label = Что вы сказали
survey-summary-done = Что вы сделали или сделаете после этого?
survey-summary-done-label = Что мы сделали

survey-options-few = Нужно хотя бы два варианта, каждый с новой строки.
survey-options-most = Слишком много вариантов: помещается { $most }, а здесь { $count }.
survey-option-long = Вариант «{ $option }…» слишком длинный: помещается { $most } знаков.
survey-option-twice = Вариант «{ $option }» встречается дважды. Оставьте один.
survey-options-differ = По-русски вариантов { $ru }, по-английски { $en }. Их должно быть поровну.
survey-order-depends = Так не получится: вопрос задаётся по ответу на соседний и должен стоять после него. Сначала измените условие.
survey-removal-depends = По ответу на этот вопрос решается, задавать ли другой. Сначала снимите там условие.
survey-changed-meanwhile = Опрос за это время изменился. Откройте список вопросов ещё раз.
survey-opened-already = Опрос уже открыт, это в нём не изменить.
survey-is-over = Опрос закрыт, настройки больше не меняются.
survey-limit-reached = Ответов уже { $answered }. Назовите число больше.
survey-anonymous-is-final = В анонимном опросе ответ изменить нельзя: чей он, неизвестно.
survey-beyond-places = Этот опрос — для людей из всей области, а вы работаете со своими муниципалитетами. Выберите в настройках опроса, кого спросить: останутся люди из ваших муниципалитетов. Или попросите открыть его координатора всей области.
survey-opens-past = Это время уже прошло. Назовите другое.
survey-closes-before = Опрос закрылся бы раньше, чем откроется. Поправьте срок.
survey-summary-few = Ответов меньше { $fewest }, поэтому об итогах не рассказываем.
survey-summaries-many = Об итогах уже рассказали { $most } раз. Больше писать ответившим нельзя.

survey-problems = Все замечания к таблице.
survey-problems-file = замечания.{ $suffix }
survey-sheet-file = опрос-{ $number }.{ $suffix }
survey-sheet-caption = Опрос «{ $title }» как таблица: её можно изменить и загрузить.
