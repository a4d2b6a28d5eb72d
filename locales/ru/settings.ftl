# Настройки

settings =
    <b>Настройки</b>

    Новости: { $frequency }
    Темы: { $topics }
    Тихие часы: { $quiet }
settings-paused = Сейчас пауза: до { $until } мы не пишем первыми.
settings-frequency = Как часто
settings-frequency-question = Как часто присылать новости? Новости приходят с вашего согласия на рассылку: выбрав «не присылать», вы его отзываете.
settings-frequency-daily = каждый день
settings-frequency-weekly = раз в неделю
settings-frequency-monthly = раз в месяц
settings-frequency-never = не присылать
settings-topics = Темы
settings-topics-question = О чём вам писать?
settings-quiet = Тихие часы
settings-quiet-question = В тихие часы мы не пишем первыми, сообщения придут после них. Какие часы вам подходят?
settings-quiet-none = без тихих часов
settings-quiet-span = с { $start } до { $end }
settings-quiet-own = Другое время
settings-pause = Пауза на месяц
settings-resume = Снять паузу
quiet-hours-title = Тихие часы
quiet-hours-from = С какого часа не писать? Например, 21:30.
quiet-hours-from-label = С
quiet-hours-to = До какого часа? Например, 8:00.
quiet-hours-to-label = До
