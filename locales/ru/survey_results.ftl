# Итоги опросов

survey-results-head =
    <b>{ $title }</b>
    Итоги, опрос { $state }
survey-results-part = Начали: { $begun }. Ответили: { $answered }.
survey-results-hidden = Ответов меньше { $fewest }, поэтому итоги не показываются: опрос анонимный.
survey-results-waiting = { $count ->
    [one] Ещё { $count } ответ добавится
    [few] Ещё { $count } ответа добавятся
    [many] Ещё { $count } ответов добавятся
   *[other] Ещё { $count } ответа добавятся
}, когда их наберётся { $fewest } или опрос закроется: по одному ответу было бы видно, чей он.
survey-results-few = Ответов меньше { $fewest }, поэтому этого показать нельзя.
survey-results-line = { $number }. { $question } — <b>{ $figure }</b>
survey-figure-none = ответов нет
survey-figure-few = мало ответов
survey-few = Меньше { $fewest } ответов анонимного опроса не показываем.
survey-figure-nps = NPS { $nps }, ответов { $count }
survey-figure-good = довольны { $share } %, ответов { $count }
survey-figure-mean = в среднем { $mean }, ответов { $count }
survey-figure-place = первым «{ $option }», среднее место { $place }
survey-figure-top = «{ $option }» { $share } %
survey-figure-answers = ответов { $count }
survey-stopped =
    <b>Где остановились</b>
    { $lines }
survey-stopped-at = Вопрос { $number }: { $count }
survey-stopped-end = Осталось отправить: { $count }
survey-stopped-left = Вышли, ничего не сохранив: { $count }
survey-results-again = Обновить
survey-results-all = Все вопросы
survey-table-xlsx = Скачать XLSX
survey-table-csv = Скачать CSV

survey-result =
    Вопрос { $number } из { $total }. <b>{ $question }</b>
    Ответили: { $count }, не ответили: { $skipped }
survey-bar = { $option }: <b>{ $share } %</b> ({ $count })
survey-bar-place = { $option }: среднее место <b>{ $place }</b> (первым { $first })
survey-bars-more = Ещё вариантов: { $count }. Все есть в таблице.
survey-numbers = Среднее { $mean }, медиана { $median }, от { $low } до { $high }
survey-nps = NPS: <b>{ $nps }</b> (доля 9–10 минус доля 0–6)
survey-csat = Довольны (4 и 5): <b>{ $share } %</b>, с вероятностью 95 % — от { $low } до { $high } %
survey-preliminary = Предварительно: ответов меньше { $enough }.
survey-own-words = Своими словами
survey-acknowledged = Подтвердили
survey-chart = Показать диаграмму
survey-by-kind = По видам
survey-by-place = По округам
survey-comments = Прочитать ответы
survey-question-before = Предыдущий вопрос
survey-question-after = Следующий вопрос
survey-result-back = К вопросу

survey-cross-kind =
    <b>{ $question }</b>
    По видам участников
survey-cross-place =
    <b>{ $question }</b>
    По муниципалитетам
survey-cross-line = <b>{ $group }</b>, ответов { $count }: { $figures }
survey-cross-bar = { $option } { $share } %
survey-cross-more = Ещё групп: { $count }. Все есть в таблице.
survey-cross-hidden = Не показаны группы меньше { $fewest }: в них ответов { $count }.
survey-groups-anonymous = В анонимном опросе групп нет: кто ответил, неизвестно.
survey-group-unknown = Не указано
survey-comments-page =
    <b>{ $question }</b>
    Ответов: { $count }

    { $lines }
survey-comment = — { $text }
survey-comment-by = — { $text } <i>({ $who })</i>
survey-files = Прислать эти файлы
survey-no-comments = Своими словами пока никто не ответил.

survey-chart-bar = { $share } % ({ $count })
survey-chart-place = место { $place }
survey-chart-note = Ответов: { $count }
survey-chart-title = <b>{ $question }</b>
survey-column-day = день
survey-column-who = кто
survey-column-kind = вид
survey-column-place = муниципалитет
survey-sheet-answers = Ответы
survey-sheet-codebook = Что значат столбцы
survey-codebook-name = столбец
survey-codebook-kind = вид вопроса
survey-codebook-question = вопрос
survey-codebook-code = код
survey-codebook-answer = ответ
survey-table-file = ответы-{ $number }.{ $suffix }
survey-table-caption = { $count ->
    [one] Опрос «{ $title }»: { $count } ответ.
    [few] Опрос «{ $title }»: { $count } ответа.
    [many] Опрос «{ $title }»: { $count } ответов.
   *[other] Опрос «{ $title }»: { $count } ответа.
}
survey-table-apart = Каждый столбец отсортирован сам по себе: в строке собраны ответы разных людей.
survey-published = { $count ->
    [one] Итоги отправлены { $count } человеку из тех, кто ответил.
    [few] Итоги отправлены { $count } людям из тех, кто ответил.
    [many] Итоги отправлены { $count } людям из тех, кто ответил.
   *[other] Итоги отправлены { $count } людям из тех, кто ответил.
}
survey-table-begun = Готовим файл.
