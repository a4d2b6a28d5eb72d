# Заявки: очередь, решения, ответы заявителю

queue = { $total ->
    [one] В очереди { $total } заявка. Сверху те, что ждут дольше.
    [few] В очереди { $total } заявки. Сверху те, что ждут дольше.
    [many] В очереди { $total } заявок. Сверху те, что ждут дольше.
   *[other] В очереди { $total } заявки. Сверху те, что ждут дольше.
}
queue-empty = Очередь пуста: всё разобрано.
queue-open = Очередь
queue-line = { $title } · { $waits }{ $taken ->
    [yes] {" "}· в работе
   *[no] {""}
}
span-minutes = { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
span-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
span-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
span-short-minutes = { $count } мин
span-short-hours = { $count } ч
span-short-days = { $count } дн.
somebody = координатор
quoted = «{ $text }»

case =
    <b>{ $title }</b>, { $side }
    { $state }

    { $answers }
case-waits = Ждёт { $waits }.
case-is-claimed = В работе у координатора с { $when }.
case-is-returned = Возвращена на исправление { $when } ({ $who }).
case-is-approved = Одобрена { $when } ({ $who }).
case-is-declined = Отклонена { $when } ({ $who }).
case-is-withdrawn = Отозвана заявителем { $when }.
case-is-expired = Закрыта { $when }: исправлений не дождались.
case-changed = <b>{ $line }</b> (было: { $before })
case-approve = Одобрить
case-return = Вернуть
case-decline = Отклонить
case-take = Взять в работу
case-file = Показать документ
case-open = Открыть заявку
case-mark = Заявка «{ $title }». Что поправить? Отметьте поля.
case-your-note = Ваше пояснение: «{ $note }»
case-explain = Написать пояснение
case-send-back = Вернуть заявителю
case-decline-why = Заявка «{ $title }». Почему отклоняем?
case-note-title = Пояснение к заявке
case-note-note = Напишите пояснение одним-двумя предложениями. Его увидит заявитель.
case-note-note-label = Пояснение
case-done-approved = Одобрено: «{ $title }». Заявителю написали.
case-done-returned = Возвращено на исправление: «{ $title }». Заявителю написали.
case-done-declined = Отклонено: «{ $title }». Заявителю написали.

decline-profile = Не наша сфера
decline-region = Другой регион
decline-duplicate = Повторная заявка
decline-authority = Нет полномочий
decline-unclear = Не хватает сведений
declined-profile = Кластер объединяет тех, кто работает в культуре и образовании.
declined-region = Кластер работает в Смоленской области.
declined-duplicate = Эта организация уже есть в кластере.
declined-authority = Не удалось подтвердить, что вы представляете организацию.
declined-unclear = В заявке не хватает сведений, чтобы принять решение.

moderation-mark-first = Отметьте, пожалуйста, хотя бы одно поле.
moderation-claimed = Заявку уже смотрит { $who ->
    [none] другой координатор
   *[other] { $who }
}, с { $when }.
moderation-already-submitted = Заявка снова в очереди: { $when }.
moderation-already-returned = Уже решено: заявка возвращена на исправление { $when } ({ $who ->
    [none] координатор
   *[other] { $who }
}).
moderation-already-approved = Уже решено: заявка одобрена { $when } ({ $who ->
    [none] координатор
   *[other] { $who }
}).
moderation-already-declined = Уже решено: заявка отклонена { $when } ({ $who ->
    [none] координатор
   *[other] { $who }
}).
moderation-already-withdrawn = Заявка отозвана { $when }.
moderation-already-expired = Заявка закрыта { $when }.

case-new = <b>Новая заявка</b>
case-corrected = <b>Заявка исправлена</b>
case-reminder = <b>Заявка ждёт больше суток</b>
case-escalated = <b>Заявка ждёт больше двух суток</b>
case-facts = { $title }, { $side }. { $place }. { $what }. { $inn ->
    [yes] ИНН проверен.
    [none] {""}
   *[no] ИНН не указан.
}
case-others = { $count ->
    [one] В очереди ещё { $count }.
    [few] В очереди ещё { $count }.
    [many] В очереди ещё { $count }.
   *[other] В очереди ещё { $count }.
}

own-case =
    <b>{ $title }</b>

    { $state }
own-case-submitted = Заявка ждёт координатора с { $when }. Обычно решение занимает до двух дней.
own-case-claimed = Координатор смотрит заявку.
own-case-returned = Заявку нужно поправить.
own-case-approved = Заявка одобрена { $when }.
own-case-declined = Заявка отклонена { $when }.
own-case-withdrawn = Заявка отозвана { $when }. Вступить можно снова в любой момент.
own-case-expired = Заявка закрыта { $when }: исправлений не было месяц. Вступить можно снова в любой момент.
own-case-correct = Поправить
own-case-withdraw = Отозвать заявку
own-case-withdraw-sure = Отозвать заявку «{ $title }»? Ответы удалятся через месяц.
own-case-withdraw-yes = Да, отозвать
own-case-withdraw-no = Оставить
own-case-open = Моя заявка
own-case-sent = Спасибо, заявка отправлена. Координатор посмотрит её и напишет вам; обычно это до двух дней.
own-case-sent-colleague = Спасибо, заявка отправлена. Её посмотрит администратор организации или координатор; обычно это до двух дней.
own-case-sent-again = Спасибо, исправленное отправлено. Координатор посмотрит и напишет вам.
profile-case-submitted = Заявка «{ $title }»: на проверке
profile-case-claimed = Заявка «{ $title }»: на проверке
profile-case-returned = Заявка «{ $title }»: нужно поправить
profile-case-declined = Заявка «{ $title }»: отклонена
profile-case-withdrawn = Заявка «{ $title }»: отозвана
profile-case-expired = Заявка «{ $title }»: закрыта
profile-beside = Вот ваши заявки и организации. Карточки специалиста у вас пока нет.

case-approved = Заявка одобрена: { $title } теперь в кластере. Дополните карточку, чтобы вас находили чаще.
case-approved-colleague = Заявка одобрена: теперь вы представляете «{ $title }».
case-returned = Спасибо за заявку!
case-correct = { $count ->
    [one] Координатор просит поправить одно: { $fields }.
    [few] Координатор просит поправить: { $fields }.
    [many] Координатор просит поправить: { $fields }.
   *[other] Координатор просит поправить: { $fields }.
}
case-rest-kept = Остальное сохранено.
case-declined = Заявка «{ $title }» отклонена.
case-expired = Заявка «{ $title }» закрыта: исправлений не было месяц. Вступить можно снова в любой момент.
side-colleague = представитель организации
