# Вопросы: общее для всех анкет

form-back = Назад
form-skip = Пропустить
form-cancel = Отменить
form-submit = Отправить
form-continue = Продолжить
form-change = Изменить
form-right = Да, верно
form-fix = Исправить
form-yes = Да
form-no = Нет
form-confirm = Подтверждаю
form-page-before = Показать предыдущие
form-page-after = Показать ещё
form-progress = Вопрос { $number } из { $total }. { $question }
form-standing =
    { $question }

    Сейчас: { $value }
form-review =
    Проверьте, пожалуйста:

    { $answers }
form-answer-line = { $label }: { $value }
form-skipped = пропущено
form-nothing-chosen = ничего не выбрано
form-change-which = Что изменить?
form-leaving = Отменить анкету? Ответы удалятся.
form-leave = Да, отменить
form-cancelled = Анкета отменена, ответы удалены.
form-parked = Хорошо, анкета подождёт. Ответы сохранены.
form-none = Сейчас нет открытой анкеты.
form-restart = Начать заново
form-later = Не сейчас
form-addressed = { $first }, { $text }
form-interrupted = вы остановились на вопросе { $number } из { $total }: «{ $question }» Анкета «{ $form }», { $age }. Продолжим?
form-interrupted-review = Анкета «{ $form }», { $age }: всё заполнено, осталось проверить и отправить. Продолжим?
form-question-other = Напишите, пожалуйста, своими словами.
form-question-which = Нашлось несколько. Что вы имели в виду?

form-old-button = Эта кнопка из старого сообщения. Вот как сейчас.
form-closed = Эта анкета уже закрыта.
form-review-buttons = Всё заполнено. Осталось нажать «Отправить» или «Изменить».
form-unexpected = Здесь нужен { $expected }, а пришло другое: { $got }.
form-expected-okved = ответ кодом ОКВЭД
form-expected-text = ответ текстом
form-expected-number = ответ числом
form-expected-choice = ответ кнопкой или её название
form-expected-many = ответ кнопками
form-expected-scale = ответ кнопкой или числом
form-expected-ranking = ответ кнопками
form-expected-yes-no = ответ кнопкой: да или нет
form-expected-confirm = ответ кнопкой
form-expected-date = день, например 25.12.2026
form-expected-time = час, например 9:30
form-expected-phone = номер телефона
form-expected-email = адрес электронной почты
form-expected-url = адрес страницы
form-expected-inn = номер ИНН цифрами
form-expected-ogrn = номер ОГРН цифрами
form-expected-municipality = ответ кнопкой или название муниципалитета
form-expected-file = файл или фото
form-got-text = текст
form-got-contact = контакт
form-got-file = файл
form-got-photo = фото
form-got-document = файл
form-got-sticker = стикер
form-got-voice = голосовое сообщение
form-got-video = видео
form-got-audio = аудиозапись
form-got-animation = анимация
form-got-location = место на карте
form-got-poll = опрос
form-got-other = сообщение, которое я не умею читать

field-text-empty = Здесь нужен текст, а в сообщении нет видимых букв. Напишите, пожалуйста, ещё раз.
field-text-short = Слишком коротко: нужно хотя бы { $low ->
    [one] { $low } буква
    [few] { $low } буквы
    [many] { $low } букв
   *[other] { $low } буквы
}. Напишите, пожалуйста, полнее.
field-text-long = Слишком длинно: { $count ->
    [one] { $count } знак
    [few] { $count } знака
    [many] { $count } знаков
   *[other] { $count } знака
}, а помещается { $high }. Сократите, пожалуйста.
field-name-letters = В имени могут быть буквы, пробел, дефис и апостроф. Напишите, пожалуйста, ещё раз, например: Анна Берёзова.
field-number-digits = Напишите, пожалуйста, число цифрами, например 1240.
field-number-letters = Похоже, вместо нуля стоит буква «О». Напишите, пожалуйста, номер цифрами.
field-number-whole = Здесь нужно целое число, без дробной части.
field-number-decimals = После запятой помещается { $decimals ->
    [one] { $decimals } цифра
    [few] { $decimals } цифры
    [many] { $decimals } цифр
   *[other] { $decimals } цифры
}. Напишите, пожалуйста, короче.
field-number-range = Здесь подходит число от { $low } до { $high }. Проверьте, пожалуйста.
field-number-sure = Вы ввели { $number }. Всё верно?
field-choice-unknown = Такого варианта нет. Нажмите, пожалуйста, одну из кнопок.
field-choice-other = Другое
field-choice-own-words = Написать своё
field-many-on = ☑ { $caption }
field-many-off = ☐ { $caption }
field-competencies-group = { $count ->
    [0] { $group }
   *[other] { $group }: { $count }
}
field-competencies-groups = Другие умения
field-competencies-unknown = Таких умений в списке не нашлось. Откройте группу кнопкой или назовите иначе, например: хореография, звук, гранты.
field-many-done = { $count ->
    [0] Дальше
    [one] Дальше: выбран { $count }
    [few] Дальше: выбрано { $count }
    [many] Дальше: выбрано { $count }
   *[other] Дальше: выбрано { $count }
}
field-many-unknown = Отметьте, пожалуйста, кнопками то, что подходит, и нажмите «Дальше».
field-many-least = Отметьте, пожалуйста, хотя бы { $least ->
    [1] один вариант
    [one] { $least } вариант
    [few] { $least } варианта
    [many] { $least } вариантов
   *[other] { $least } варианта
}.
field-many-most = Можно отметить не больше { $most }. Сначала снимите лишнюю отметку.
field-scale-range = Здесь подходит число от { $low } до { $high }. Нажмите кнопку или напишите его.
field-scale-step = Здесь подходят { $low }, { $next } и так далее до { $high }. Нажмите, пожалуйста, кнопку.
field-ranking-how = Нажимайте варианты по порядку: сначала самый важный.
field-ranking-placed = { $place }. { $caption }
field-ranking-done = Дальше
field-ranking-unknown = Нажмите, пожалуйста, варианты по порядку или напишите их все через запятую.
field-note-next = Дальше
field-note-read = Здесь ответ не нужен. Прочитайте и нажмите «Дальше».
field-constraint = Такой ответ здесь не подходит. Проверьте, пожалуйста.
field-constraint-foreign = Такой ответ здесь не подходит. Почему, написано только по-английски: «{ $message }»
field-date-form = Не получилось понять день. Напишите, например: 25.12.2026 или 25 декабря.
field-date-past = { $day } уже в прошлом. Напишите, пожалуйста, день, который впереди.
field-date-future = { $day } ещё впереди. Напишите, пожалуйста, день, который уже был.
field-date-sure = Это { $day }. Всё верно?
field-date-today = Сегодня
field-date-tomorrow = Завтра
field-time-form = Не получилось понять час. Напишите, например: 9:30 или 19:00.
field-phone-share = Отправить мой номер
field-phone-send = Отправить мой номер
field-phone-foreign = Это номер другого человека. Отправьте, пожалуйста, свой или напишите его.
field-phone-form = Не похоже на номер телефона. Напишите его с кодом, например +7 912 345-67-89.
field-phone-extension = { $number }, доб. { $extension }
field-email-form = Не похоже на адрес почты. Проверьте, пожалуйста: нужен знак @ и точка после него, например anna@example.org.
field-url-form = Не похоже на адрес страницы. Он начинается с https://, например https://example.org.
field-register-digits = Напишите, пожалуйста, номер одними цифрами.
field-inn-length = В ИНН организации 10 цифр, у предпринимателя — 12. Вы ввели { $count }. Проверьте, пожалуйста, и отправьте ещё раз.
field-inn-organisation-length = В ИНН организации 10 цифр. Вы ввели { $count }. Проверьте, пожалуйста, и отправьте ещё раз.
field-inn-person-length = В ИНН предпринимателя и самозанятого 12 цифр. Вы ввели { $count }. Проверьте, пожалуйста, и отправьте ещё раз.
field-inn-check = Похоже, в ИНН опечатка: контрольная цифра не сходится. Номер есть в карточке организации.
field-inn-person-check = Похоже, в ИНН опечатка: контрольная цифра не сходится. Номер есть в свидетельстве ИНН и в личном кабинете налоговой.
field-register-same = Номера из одинаковых цифр не бывает. Проверьте, пожалуйста, и отправьте ещё раз.
field-inn-region = ИНН { $number } выдан в другом регионе. Всё верно?
field-ogrn-length = В ОГРН организации 13 цифр, в ОГРНИП предпринимателя — 15. Вы ввели { $count }. Проверьте, пожалуйста, и отправьте ещё раз.
field-ogrn-organisation-length = В ОГРН организации 13 цифр. Вы ввели { $count }. Проверьте, пожалуйста, и отправьте ещё раз.
field-ogrn-person-length = В ОГРНИП предпринимателя 15 цифр. Вы ввели { $count }. Проверьте, пожалуйста, и отправьте ещё раз.
field-ogrn-check = Похоже, в номере опечатка: контрольная цифра не сходится. Номер есть в выписке из реестра.
field-municipality-other = Другое место
field-municipality-whole = Вся область
field-municipality-unknown = Не нашлось такого места в Смоленской области. Напишите город или округ, например «Вязьма» или «Вяземский округ», либо нажмите кнопку.
field-file-large = Файл слишком большой: помещается до { $megabytes } МБ. Пришлите, пожалуйста, поменьше.
field-file-photo = Здесь нужен файл, а пришло фото. Отправьте его, пожалуйста, как файл.
field-file-kind = Такой файл не подойдёт. Подойдут: { $kinds }.
field-file-photo-word = фото
field-file-image-word = картинка
field-file-pdf-word = PDF
field-file-sheet-word = таблица
field-file-document-word = документ
form-expected-contact = контакт человека
field-contact-no-account = У этого контакта нет учётной записи в мессенджере. Пришлите, пожалуйста, другой.
form-expected-when = день и час, например 2 декабря в 15:00
form-expected-length = ответ кнопкой или текстом, например 2 часа
form-expected-days = список дней, например 9 и 16 декабря
form-expected-price = цена цифрами
form-expected-venue = ответ кнопкой или место текстом
field-when-form = Не получилось понять, когда. Напишите, например: 2 декабря в 15:00 или с 5 по 20 декабря.
field-when-hour = День понятен, а в котором часу? Напишите вместе, например: 2 декабря в 15:00.
field-when-order = Окончание раньше начала. Проверьте, пожалуйста, часы и напишите ещё раз.
field-when-long = Период длиннее года. Проверьте, пожалуйста, даты.
field-when-sure = { $when }. Всё верно?
field-when-period = с { $first } по { $last }
field-when-hours = { $date }, { $first }–{ $last }
field-length-form = Не получилось понять, сколько. Напишите, например: 2 часа, 90 минут или до 17:00.
field-length-range = Здесь подходит от 5 минут до суток. Для нескольких дней поправьте ответ «Когда»: с 5 по 20 декабря.
field-length-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
field-length-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
field-days-form = Не получилось понять дни. Напишите через запятую, например: 9.12, 16.12.
field-days-most = { $most ->
    [one] Помещается не больше { $most } дня.
    [few] Помещается не больше { $most } дней.
    [many] Помещается не больше { $most } дней.
   *[other] Помещается не больше { $most } дня.
}
field-price-free = Бесплатно
field-price-form = Не получилось понять цену. Напишите в рублях цифрами, например: 300 или 300–500.
field-price-order = Вторая цена меньше первой. Напишите от меньшей к большей, например: 300–500.
field-price-range = Здесь подходит цена до миллиона рублей. Проверьте, пожалуйста.
field-price-one = { $price } ₽
field-price-from = от { $low } ₽
field-price-range-words = { $low }–{ $high } ₽
field-venue-elsewhere = В другом муниципалитете
field-okved = Код ОКВЭД пишется цифрами через точку, например 90.04 или 85.41.1. Посмотрите его в выписке из реестра.
