# Показатели в консоли координатора

console-reporting = Показатели
console-tasks = Шесть задач

indicators-percent = { $value } %
reporting-none = Сбор показателей ещё не открывался. Первый откроется сам в первый рабочий день после конца квартала.
reporting =
    <b>Показатели за { $span }</b>
    { $state }. Срок — { $due }.

    Отчитались { $actual } из { $expected }, в срок — { $on_time }.
    Полнота: { $completeness }{ $before ->
        [none] { "" }
       *[other] { " " }(прошлый период: { $before })
    }
    Своевременность: { $timeliness }
    Заполненность отчётов: { $filled }{ $excused ->
        [0] { "" }
       *[other] { "" }

        Не ожидаются: { $excused }
    }
reporting-state-open = Сбор идёт
reporting-state-due = Сегодня последний день
reporting-state-grace = Срок прошёл, принимаем с отметкой
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
reporting-reopen-sure = Открыть { $span } снова? Учреждения смогут сдать и поправить отчёты ещё пять рабочих дней.
reporting-back = К периоду
reporting-who = Кто не сдал
reporting-by =
    <b>{ $span }: кто отчитался</b>
    сдали из ожидаемых, полнота, в срок

    { $places }

    { $kinds }
reporting-by-line = { $name }: { $actual } из { $expected }, { $completeness }, в срок { $timeliness }
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
indicators-correction = Просят исправить закрытый отчёт за { $span }: { $organisation }.
    { $label }: { $old } → { $new }

    Причина: { $reason }
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
