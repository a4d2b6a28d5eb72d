# Показатели в консоли координатора

console-reporting = Показатели
console-tasks = Шесть задач

indicators-percent = { $value } %
reporting-none = Сбор показателей ещё не открывался. Первый откроется сам в первый рабочий день после конца квартала.
reporting =
    <b>Показатели за { $span }</b>
    { $state }. Срок — { $due }.

    Отчитались { $actual } из { $expected }, в срок — { $on_time }.
    Полнота: { $completeness }{ $completeness_trend }{ $before ->
        [none] { "" }
       *[other] { " " }(прошлый период: { $before })
    }
    Своевременность: { $timeliness }{ $timeliness_trend }
    Заполненность отчётов: { $filled }{ $excused ->
        [0] { "" }
       *[other] { "" }

        Не ожидаются: { $excused }
    }
reporting-state-open = Сбор идёт
reporting-state-due = Сегодня последний день
reporting-state-grace = Принимаем с опозданием
reporting-state-closed = Период закрыт
reporting-state-reopened = Период открыт снова
reporting-group-new = На проверке: { $count }
reporting-group-waited = Не сдали: { $count }
reporting-group-returned = Возвращены: { $count }
reporting-group-accepted = Приняты: { $count }
reporting-group-excused = Не ожидаются: { $count }
reporting-accept-clean = Принять без замечаний: { $count }
reporting-places = По муниципалитетам
reporting-xlsx = Файл XLSX
reporting-csv = Файл CSV
reporting-reopen = Открыть период снова
reporting-reopen-sure = Открыть { $span } снова? Кто не сдал, получит сообщение и сможет сдать отчёт ещё пять рабочих дней.
reporting-back = К периоду
reporting-who = Кто не сдал
reporting-by =
    <b>{ $span }: кто отчитался</b>
    сдали из ожидаемых, полнота, в срок

    { $places }

    { $kinds }
reporting-by-line = { $name }: { $actual } из { $expected }, { $completeness }, в срок { $timeliness }{ $trend }
reporting-list =
    <b>{ $group }</b>
    { $span }
reporting-accept = Принять
reporting-return = Вернуть на уточнение
reporting-excuse = Не ждать отчёта
reporting-expect = Ждать отчёта снова
reporting-mark = { $organisation }: отметьте, что нужно уточнить. Остальное останется как есть.
reporting-marked = ▸ { $label }: { $value }
reporting-unmarked = { $label }: { $value }
reporting-send-back = Вернуть отмеченное: { $count }
reporting-accepted = Отчёт принят: { $organisation }.
reporting-accepted-all = { $count ->
    [0] Отчётов без замечаний сейчас нет.
    [one] Принят { $count } отчёт.
    [few] Приняты { $count } отчёта.
    [many] Принято { $count } отчётов.
   *[other] Принято { $count } отчёта.
}
reporting-sent-back = Возвращено на уточнение: { $organisation }. Спросим только отмеченное.
reporting-excused = Отчёта не ждём: { $organisation }. Учреждение вышло из расчёта полноты.
reporting-corrected = Исправление внесено: { $organisation }.
reporting-not-corrected = Исправление отклонено: { $organisation }.
indicators-unassigned = За показатели за { $span } никто не отвечает: { $organisation }. Откройте отчёт или пригласите представителя.
indicators-digest = Показатели за { $span }: { $late ->
    [one] не сдало { $late } учреждение
    [few] не сдали { $late } учреждения
    [many] не сдали { $late } учреждений
   *[other] не сдали { $late } учреждения
}. Принимаем до { $last } включительно.
indicators-correction = Просят исправить отчёт за { $span }: { $organisation }.
    { $label }: { $old } → { $new }

    Причина: { $reason }
reporting-corrections = Просят исправить: { $count }
reporting-corrections-of = <b>Просят исправить</b>
    { $span }
reporting-corrections-none = За { $span } исправить ничего не просят.
reporting-approve = Внести
reporting-decline = Отклонить

indicators-note-text = Что именно уточнить? Это прочитает учреждение.
indicators-note-text-label = Комментарий
indicators-note-title = Возврат отчёта
indicators-excuse-text = Почему отчёта не ждём? Например: закрыто на ремонт.
indicators-excuse-text-label = Причина
indicators-excuse-title = Отчёт не ожидается
indicators-mark-first = Сначала отметьте, что нужно уточнить.

# Шесть задач
tasks-open = Шесть задач в числах
tasks =
    <b>Шесть задач: { $place }</b>
    { $span }{ $preliminary ->
        [yes] , предварительно
       *[no] { "" }
    }{ $before ->
        [none] .
       *[other] , в сравнении с периодом «{ $before }».
    }
    Отчитались { $actual } из { $expected }.

    { $tasks }
tasks-heading = <b>{ $number }. { $title }</b>
tasks-title-1 = Качество услуг
tasks-title-2 = Творческий потенциал специалистов
tasks-title-3 = Требования работодателей
tasks-title-4 = Привлекательность для вложений
tasks-title-5 = Малый бизнес в общих делах
tasks-title-6 = Уважение к работе
tasks-figure = • { $figure }
tasks-doubtful = <b>Проверьте:</b> бывает от { $low } до { $high }
tasks-figure-words = { $name }: { $value }{ $course ->
    [better] , лучше (было { $before })
    [worse] , хуже (было { $before })
    [same] , без изменений
   *[none] { "" }
}
tasks-course-better = лучше
tasks-course-worse = хуже
tasks-course-same = без изменений
tasks-no-data = нет данных
tasks-few = мало данных
tasks-unit-percent = { $value } %
tasks-unit-points = { $value } (от −100 до 100)
tasks-unit-items = { $value }
tasks-unit-people = { $value } чел.
tasks-unit-thousands = { $value } тыс. руб.
tasks-region = Вся область
tasks-everywhere = вся область
tasks-choose = По муниципалитету
tasks-choose-place = Чьи числа показать?
tasks-definitions = Как считаем
tasks-number = Задача { $number }
tasks-back = К шести задачам
tasks-current = Текущий сбор
tasks-closed = Закрытый период
tasks-pdf = Паспорт PDF
tasks-picture = Картинка
tasks-none = Итогов пока нет: первый период ещё не закрыт. Они появятся здесь сами.
tasks-none-current = Сейчас ничего не собираем. Новый сбор откроется сам в первый рабочий день после конца квартала.
tasks-definition = <b>{ $code }. { $name }</b>
    { $formula }
    { $source }; { $better ->
        [more] больше — лучше
       *[less] меньше — лучше
    }{ $behind ->
        [0] .
        [one] ; за числом { $behind } отчёт.
        [few] ; за числом { $behind } отчёта.
        [many] ; за числом { $behind } отчётов.
       *[other] ; за числом { $behind } отчёта.
    }
tasks-source-institution = Из отчётов учреждений
tasks-source-bot = По данным бота
tasks-source-survey = Из опроса работников
tasks-file-title = Паспорт кластера: { $place }
tasks-file-about = { $span }. Отчитались { $actual } из { $expected }.
tasks-file-facts = Что посчитал бот
tasks-file-reported = Отчитались
tasks-file-of = { $actual } из { $expected }
tasks-file-on-time = Из них в срок
tasks-file-indicator = Показатель и формула
tasks-file-value = Значение
tasks-file-before = Было
tasks-file-change = Изменение
tasks-file-foot = Отношения считаются из сумм. Если за числом меньше трёх учреждений, его не показываем.
tasks-fact-interval = В скобках — в каких пределах лежит доля довольных с вероятностью 95 %.
tasks-fact-institutions = Учреждений в кластере
tasks-fact-specialists = Специалистов в кластере
tasks-fact-specialists_active = Из них заходили за 30 дней
tasks-fact-businesses = Партнёров из малого бизнеса
tasks-fact-businesses_active = Из них участвовали в делах кластера
tasks-fact-events = Мероприятий в боте за период
tasks-fact-events_partners = Из них с партнёрами
tasks-fact-attendance = Отмечено гостей на мероприятиях
tasks-fact-vacancies_open = Открытых вакансий на конец периода
tasks-fact-vacancies_filled = Закрыто вакансий: сотрудник найден
tasks-fact-vacancies-is = { $count }{ $count ->
    [0] { "" }
   *[other] , в среднем за { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
}
tasks-fact-csat = Довольны посещением (оценки 4–5)
tasks-fact-csat-few = мало ответов ({ $answers })
tasks-fact-csat-is = { $value } % (от { $low } до { $high } %), { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
    [many] { $answers } ответов
   *[other] { $answers } ответа
}{ $preliminary ->
    [yes] , предварительно
   *[no] { "" }
}
tasks-fact-was = { $value } (было { $before })

# Матрица
matrix =
    <b>{ $place }: кто сдал</b>
    { $periods }

    { $lines }

    + в срок, ± с опозданием, ? на уточнении, − нет, · не ожидается
matrix-line = <code>{ $marks }</code> { $name }
matrix-empty = Учреждений с отчётами здесь нет.
matrix-mark-time = +
matrix-mark-late = ±
matrix-mark-returned = ?
matrix-mark-missing = −
matrix-mark-none = ·
matrix-legend-time = в срок
matrix-legend-late = с опозданием
matrix-legend-returned = на уточнении
matrix-legend-missing = нет
matrix-legend-none = не ожидается
matrix-title = { $place }: кто сдал показатели
matrix-month = { $month ->
    [1] янв
    [2] фев
    [3] мар
    [4] апр
    [5] май
    [6] июн
    [7] июл
    [8] авг
    [9] сен
    [10] окт
    [11] ноя
   *[12] дек
}
matrix-span-month = месяц
matrix-span-quarter = квартал
matrix-span-half = полугодие
matrix-span-year = год
matrix-picture = Картинкой
reporting-open = К показателям

# Names in formulas
tasks-name-csat_good = оценки 4–5
tasks-name-csat_n = все оценки
tasks-name-nps_promoters = готовы советовать (9–10)
tasks-name-nps_detractors = не готовы (0–6)
tasks-name-nps_n = все ответы
tasks-name-population = жители
tasks-name-reports = учреждения с отчётами
tasks-name-specialists_active = заходили за 30 дней
tasks-name-specialists = все специалисты
tasks-name-employers_asking = работодатели с требованиями
tasks-name-employers = все работодатели
tasks-name-signals_taken = учтённые требования
tasks-name-signals_sent = требования, отправленные учебным заведениям
tasks-name-offers_open = предложения и поиск партнёров
tasks-name-businesses = малый бизнес
tasks-name-businesses_active = участвовали в делах кластера
tasks-name-requests_answered = с ответом за 14 дней
tasks-name-requests = запросы учреждений бизнесу
tasks-name-pride_yes = ответили «да» и «скорее да»
tasks-name-pride_n = все ответы
reporting-dhis2 = Файл для обмена данными

# Файлы
indicators-file-caption = Показатели за { $span }.
indicators-file-caption-dhis2 = Показатели за { $span } для обмена данными. Коды в файле — из состава показателей.
indicators-file-values = Значения
indicators-file-meanings = Что это значит
indicators-file-facts = Числа бота
indicators-file-fact = Что посчитано
indicators-file-source = Источник
indicators-file-from-members = Участники кластера
indicators-file-from-events = Мероприятия
indicators-file-from-vacancies = Вакансии
indicators-file-from-polls = Опросы посетителей
indicators-file-from-requirements = Требования работодателей
indicators-file-from-requests = Запросы контактов
indicators-file-from-surveys = Опросы кластера
tasks-fact-vacancies_days = Дней поиска по закрытым вакансиям, в сумме
indicators-file-unit = Учреждение
indicators-file-place = Муниципалитет
indicators-file-element = Показатель
indicators-file-value = Значение
indicators-file-reason = Почему нет данных
indicators-file-comment = Пояснение
indicators-file-state = Отчёт
indicators-file-who = Кто ввёл
indicators-file-when = Когда
indicators-file-code = Код
indicators-file-meaning = Вопрос или формула
indicators-file-state-not-started = не начат
indicators-file-state-draft = черновик
indicators-file-state-submitted = на проверке
indicators-file-state-returned = возвращён
indicators-file-state-accepted = принят

# Каталог показателей
indicators-catalogue-open = Состав показателей
indicators-catalogue =
    <b>Состав показателей</b>

    Версия { $number }{ $moment ->
        [none] .
       *[other] { " " }от { $moment }.
    } Спрашиваем чисел: { $elements }, считаем показателей: { $indicators }.

    Скачайте файл, измените его и загрузите обратно. Новая версия начнёт действовать со следующего периода, открытые периоды не изменятся.
indicators-catalogue-download = Скачать XLSX
indicators-catalogue-upload = Загрузить новую версию
indicators-catalogue-back = К составу показателей
indicators-catalogue-title = Новая версия показателей
indicators-catalogue-file = Пришлите изменённый файл XLSX.
indicators-catalogue-file-label = Файл
indicators-catalogue-how = Листы: что спрашиваем, что считаем, наборы, население. Коды и названия столбцов не меняйте.
indicators-catalogue-problems = Новая версия не принята, нужно поправить { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}:

    { $lines }
indicators-catalogue-replaced = Принято: версия { $number }. Она начнёт действовать со следующего периода.
indicators-catalogue-wrong = Это не файл состава показателей: нет листа «{ $sheet }» или у него другие столбцы. Скачайте файл из бота, пожалуйста.
indicators-catalogue-empty = здесь пусто.
indicators-catalogue-twice = код «{ $code }» уже есть выше.
indicators-catalogue-among = подходит одно из: { $allowed }.
indicators-catalogue-number = здесь нужно целое число.
indicators-catalogue-words = здесь нужны слова, до 200 знаков.
indicators-catalogue-unknown = не знаем кода: { $code }.
indicators-catalogue-code = код пишем строчными латинскими буквами, цифрами и «_», до 16 знаков; у показателя — как в соседних строках.
indicators-catalogue-order = «{ $other }» спрашиваем раньше, чем «{ $code }».
indicators-catalogue-opens = месяц и день через дефис, например 2-15.

indicators-nobody = Открыт сбор показателей за { $span }. { $count ->
    [one] У { $count } учреждения
    [few] У { $count } учреждений
    [many] У { $count } учреждений
   *[other] У { $count } учреждения
} нет представителя, которому можно написать. Пригласите их, пожалуйста.

indicators-file-begun = Готовлю файл…
