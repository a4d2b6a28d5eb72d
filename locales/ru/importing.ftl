# Загрузка вакансий из файла, для координаторов

import-open = Загрузить вакансии
import =
    <b>Загрузка вакансий</b>

    Пришлите таблицу XLSX или CSV либо файл JSON с портала «Работа России», до 5 МБ. Сначала мы покажем, что в нём нашли, и только потом загрузим.

    Имена, телефоны и почту контактных лиц не загружаем.
import-send = Отправить файл
import-send-another = Отправить другой файл
import-template = Скачать образец таблицы
import-template-caption = Образец таблицы вакансий. На втором листе подсказки, что писать в столбцах.
import-vacancies-title = Загрузка вакансий
import-vacancies-file = Пришлите файл с вакансиями: XLSX, CSV или JSON, до 5 МБ.
import-vacancies-file-label = Файл
import-problem = Этот файл не подойдёт. { $why }
import-read = Новых вакансий: { $new }. Изменились: { $changed }. Уже есть без изменений: { $same }.
import-unknown = { $count ->
    [one] У { $count } вакансии должность не нашлась в нашем списке: подбирать её будем по умениям и месту.
    [few] У { $count } вакансий должность не нашлась в нашем списке: подбирать их будем по умениям и месту.
    [many] У { $count } вакансий должность не нашлась в нашем списке: подбирать их будем по умениям и месту.
   *[other] У { $count } вакансии должность не нашлась в нашем списке: подбирать их будем по умениям и месту.
}
import-refused =
    { $count ->
        [one] Не загрузим { $count } строку:
        [few] Не загрузим { $count } строки:
        [many] Не загрузим { $count } строк:
       *[other] Не загрузим { $count } строки:
    }
    { $lines }
import-refused-more = { $count ->
    [one] И ещё { $count } строка: она в файле выше.
    [few] И ещё { $count } строки: они в файле выше.
    [many] И ещё { $count } строк: они в файле выше.
   *[other] И ещё { $count } строки: они в файле выше.
}
import-refused-file = { $count ->
    [one] { $count } строка, которую не загрузим, и причина.
    [few] { $count } строки, которые не загрузим, и причины.
    [many] { $count } строк, которые не загрузим, и причины.
   *[other] { $count } строки, которые не загрузим, и причины.
}
import-row = Строка { $number }: { $why }
import-load = { $count ->
    [one] Загрузить { $count } вакансию
    [few] Загрузить { $count } вакансии
    [many] Загрузить { $count } вакансий
   *[other] Загрузить { $count } вакансии
}
import-still-open = Подтвердить: ещё открыты
import-done = Готово. Новых вакансий: { $new }. Изменились: { $changed }. Без изменений: { $same }.
import-gone = Этот файл уже загружен или ждал слишком долго. Отправьте его, пожалуйста, ещё раз.

import-no-position = не указана должность.
import-no-employer = не указана организация.
import-no-place = не указан муниципалитет.
import-place-unknown = «{ $place }» — не нашлось такого места в Смоленской области.
import-region = другой регион: { $region }.
import-contact = в названии стоит телефон или почта.
import-salary = «{ $text }» — непонятная зарплата.
import-salary-order = зарплата от { $low } больше, чем до { $high }.
import-day = «{ $text }» — непонятный день. Напишите так: 31.12.2026.
import-over = срок уже прошёл: { $day }.
import-twice = повторяет строку { $row }.
import-not-vacancy = это не вакансия.
import-large = Таблица слишком большая: принимаем до { $megabytes } МБ. Уберите картинки и лишние листы.
import-large-inside = Внутри таблицы слишком много данных: помещается { $megabytes } МБ. Разделите её на несколько.
import-far = В таблице заполнены ячейки слишком далеко: читаем { $rows } строк и { $columns } столбцов. Удалите лишнее.
import-macros = В таблице есть макросы, такие мы не открываем. Сохраните её как обычную таблицу XLSX.
import-not-workbook = Он не открывается как таблица XLSX. Сохраните его в этом формате и пришлите ещё раз.
import-not-json = Он не открывается как JSON. Скачайте его, пожалуйста, заново.
import-not-ours = В нём нет вакансий в знакомом нам виде. Возьмите образец таблицы или ответ портала «Работа России».
import-columns = В таблице должны быть столбцы «Должность», «Организация» и «Муниципалитет». Возьмите, пожалуйста, образец.
import-empty = В нём нет ни одной вакансии.
import-many = Вакансий слишком много: за один раз загружаем до { $most }. Разделите файл.

import-sheet = Вакансии
import-hints = Подсказки
import-hint-column = Столбец
import-hint-words = Что писать
import-column-id = Номер
import-column-position = Должность
import-column-employer = Организация
import-column-inn = ИНН
import-column-place = Муниципалитет
import-column-settlement = Населённый пункт
import-column-salary-from = Зарплата от
import-column-salary-to = Зарплата до
import-column-employment = Занятость
import-column-schedule = График
import-column-rate = Ставка
import-column-education = Образование
import-column-experience = Опыт, лет
import-column-duties = Обязанности
import-column-skills = Умения
import-column-housing = Жильё
import-column-zemsky = Земский работник культуры
import-column-until = Действует до
import-column-link = Ссылка
import-hint-id = Ваш номер вакансии. По нему мы узнаём её, когда таблица придёт ещё раз.
import-hint-place = Город или округ Смоленской области, например: Вязьма.
import-hint-employment = Постоянная, временная, частичная, по договору, практика, волонтёр
import-hint-schedule = Полный день, сменный, гибкий, неполный день, по расписанию, по заявкам
import-hint-rate = 1; 0,75; 0,5 или 0,25
import-hint-education = Высшее, среднее профессиональное, студент, без требований
import-hint-experience = Целое число; 0, если опыт не нужен
import-hint-skills = Своими словами, через запятую, например: звук и свет, ведение соцсетей
import-hint-until = День, например 31.12.2026; без него вакансия видна 30 дней
