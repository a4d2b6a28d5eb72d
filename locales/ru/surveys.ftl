# Опросы: что не так в определении

surveys-title-missing = У опроса нет названия на его языке. Напишите его.
surveys-nothing-asked = В опросе нет ни одного вопроса. Добавьте хотя бы один.
surveys-lines-many = Опрос слишком длинный: помещается { $limit ->
    [one] { $limit } строка
    [few] { $limit } строки
    [many] { $limit } строк
   *[other] { $limit } строки
}. Разделите его на два.
surveys-name-missing = У строки нет имени. Дайте его: по имени на ответ ссылаются и его видно в таблице результатов.
surveys-name-form = Имя «{ $name }» не подходит. В нём буквы, цифры, дефис, точка и подчёркивание, первой — буква; помещается { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
    [many] { $limit } знаков
   *[other] { $limit } знака
}.
surveys-name-twice = Имя «{ $name }» встречается дважды. Большие и маленькие буквы здесь не различаются. Переименуйте одну из строк.
surveys-name-reserved = Имя «{ $name }» программы для таких таблиц оставляют себе. Выберите другое.
surveys-name-other = У вопроса «{ $name }» есть свой вариант ответа, для него нужно имя «{ $taken }», а оно занято. Переименуйте другую строку.
surveys-label-missing = Нет текста. Напишите его хотя бы на одном языке.
surveys-label-twice = В списке «{ $list }» два варианта с одинаковой подписью: их не отличить. Поправьте одну.
surveys-words-long = Текст слишком длинный: помещается { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
    [many] { $limit } знаков
   *[other] { $limit } знака
}, а здесь { $count }. Сократите его.
surveys-words-form = В тексте есть невидимые знаки, лишние пробелы или переносы строк. Уберите их.
surveys-reference-form = «{ $found }» не похоже на ссылку. Ссылка — знак доллара и имя в фигурных скобках, без пробелов.
surveys-reference-unknown = Вопроса с именем «{ $name }», на который можно сослаться, нет.
surveys-reference-here = Здесь ссылки на ответы не работают. Напишите текст без них.
surveys-reference-in-quotes = Ссылка стоит внутри кавычек: { $found }. Вынесите её из кавычек, тексты соединяет { $usage }.
surveys-references-many = Слишком много ссылок в одном тексте: помещается { $limit }.
surveys-refers-to-itself = Ссылка «{ $name }» ведёт к самой этой строке: её ответа ещё нет.
surveys-refers-ahead = Вопрос «{ $name }» задаётся позже. Поставьте его раньше этой строки.
surveys-refers-ahead-through = «{ $name }» вычисляется по ответу «{ $asked }», а он будет позже. Поставьте тот вопрос раньше этой строки.
surveys-loop = Вычисления ходят по кругу: { $way }. Разорвите круг.
surveys-calculation-missing = Нечего вычислять: выражение пустое.
surveys-list-missing = Списка вариантов «{ $list }» нет или он пуст.
surveys-list-name = Имя списка «{ $list }» не подходит: в нём не должно быть пробелов и кавычек.
surveys-options-many = В списке «{ $list }» слишком много вариантов: помещается { $limit }.
surveys-code-form = Код варианта «{ $code }» не подходит. Он нужен, короче 65 знаков, без пробелов, кавычек и знака доллара.
surveys-code-twice = Код «{ $code }» встречается в списке «{ $list }» дважды.
surveys-other-twice = В списке уже есть код «{ $code }»: он занят своим вариантом ответа. Переименуйте его.
surveys-other-of-one = Свой вариант ответа бывает только у вопроса с одним ответом.
surveys-ranking-of-one = В списке «{ $list }» один вариант: расставлять по порядку нечего.
surveys-not-for-kind = К такой строке это не относится. Очистите это место.
surveys-note-no-answer = На пояснение не отвечают, поэтому здесь это не работает. Очистите это место.
surveys-message-alone = Есть, что сказать при неподходящем ответе, но нет условия для ответа. Напишите условие или уберите текст.
surveys-scale-ends = Границы шкалы не подходят: начало меньше конца, шаг от единицы и не больше всей шкалы.
surveys-scale-step = Шкала от { $low } до { $high } с шагом { $step } не попадает в конец. Поправьте шаг.
surveys-scale-long = На шкале слишком много делений: помещается { $limit }. Увеличьте шаг или спросите число.
surveys-group-empty = В группе нет вопросов.
surveys-group-deep = Слишком много групп одна в другой: помещается { $limit }.
surveys-matrix-mixed = В таблице вопросов все строки — с одним ответом из одного и того же списка, без своего варианта. Поправьте строки или сделайте обычную группу.

# Опросы: для тех, кто отвечает

survey-list =
    <b>Опросы ждут вашего ответа</b>

    { $lines }
survey-list-none = Сейчас пусто: все открытые для вас опросы пройдены. Когда нам понадобится ваше мнение, мы напишем.
survey-list-answered =
    <b>Вы ответили</b>
    { $lines }
survey-line-answered = — { $title }
survey-line =
    <b>{ $title }</b>
    { $effort }{ $until ->
        [none] {""}
       *[other] , до { $until }
    }
survey-line-begun =
    <b>{ $title }</b>
    Вы начали; { $effort }{ $until ->
        [none] {""}
       *[other] , до { $until }
    }
survey-through = { $day } включительно
survey-questions = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
    [many] { $count } вопросов
   *[other] { $count } вопроса
}
survey-minutes = { $count ->
    [one] около { $count } минуты
    [few] около { $count } минут
    [many] около { $count } минут
   *[other] около { $count } минуты
}
survey-effort = { $questions }, { $minutes }
survey-card = <b>{ $title }</b>
survey-card-facts = { $effort }{ $until ->
    [none] {""}
   *[other] , до { $until }
}. Можно прерваться и продолжить потом.
survey-promise-anonymous = <b>Анонимно.</b> После отправки ответ хранится без имени, с ним остаётся только день. Связать его с вами нельзя, поэтому и изменить его нельзя. Что вы участвовали, мы помним, чтобы не спрашивать дважды. Пока вы отвечаете, черновик хранится под вашим номером; после отправки он удаляется.
survey-promise-named = <b>С именем.</b> Координатор увидит, как ответили именно вы. Другие увидят итоги без имён.
survey-consent = Для опроса с именем нужно ваше согласие на обработку персональных данных. Отозвать его можно в любой момент: /privacy.
survey-agree = Даю согласие и начинаю
survey-start = Начать
survey-continue = Продолжить
survey-change-one = Изменить: { $title }
survey-change = Изменить ответы
survey-answer = К опросу
survey-later = Позже сегодня
survey-tomorrow = Завтра утром
survey-back = К опросам
survey-you-answered = Вы уже ответили, спасибо.
survey-opens-at = Опрос откроется { $when }.
survey-closed = Опрос закрыт, ответы больше не принимаются.
survey-for-others = Этот опрос не для вас. Он для таких участников: { $whom }.
survey-and-more = ещё { $count }
survey-whom-everybody = Для всех
survey-whom-specialist = Специалисты
survey-whom-institution = Учреждения
survey-whom-business = Бизнес и НКО
survey-thanks-anonymous = Спасибо, ответ записан без имени. Черновик удалён.
survey-thanks-named = Спасибо, ответ записан.
survey-thanks-changed = Ответ изменён, спасибо.
survey-over = Ответ не записан: опрос закрылся, пока вы отвечали. Спасибо за ваше время.
survey-answered-already = Вы уже ответили на этот опрос, второй ответ не принимается.
survey-not-open = Опрос сейчас не открыт.
survey-not-for-you = Этот опрос для других участников.
survey-later-too-late = До этого времени опрос закроется. Ответьте, пожалуйста, сейчас.
survey-put-off = Хорошо. Напомним об опросе { $when }.
survey-invitation =
    { $number ->
        [0] Просим вашего мнения: опрос «{ $title }».
       *[other] Опрос «{ $title }» ещё открыт. Нам важно ваше мнение.
    }

    { $questions }, { $minutes }{ $until ->
        [none] {""}
       *[other] , до { $until }
    }. { $mode ->
        [anonymous] Ответы хранятся без имени.
       *[named] Ответы с именем увидит координатор.
    }
survey-later-now = Вы просили напомнить об опросе «{ $title }». Сейчас удобно ответить?
survey-reminder = Вы начали опрос «{ $title }» и не закончили. Ответы сохранены, осталось продолжить.
survey-ended = Опрос «{ $title }» закрылся раньше, чем вы его закончили. Ваши ответы не отправлены и удалены.
survey-summary-sent =
    Вы отвечали на опрос «{ $title }». { $count ->
        [one] Ответил { $count } человек.
        [few] Ответили { $count } человека.
        [many] Ответили { $count } человек.
       *[other] Ответили { $count } человека.
    }

    <b>Что вы сказали</b>
    { $said }

    <b>Что мы сделали</b>
    { $done }
