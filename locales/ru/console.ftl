console =
    <b>Консоль координатора</b>

    { $specialists ->
        [one] В кластере { $specialists } специалист.
        [few] В кластере { $specialists } специалиста.
        [many] В кластере { $specialists } специалистов.
       *[other] В кластере { $specialists } специалиста.
    }
    { $subscribers ->
        [one] Новости получает { $subscribers } человек.
        [few] Новости получают { $subscribers } человека.
        [many] Новости получают { $subscribers } человек.
       *[other] Новости получают { $subscribers } человека.
    }
    { $organisations ->
        [one] Участвует { $organisations } организация.
        [few] Участвуют { $organisations } организации.
        [many] Участвуют { $organisations } организаций.
       *[other] Участвуют { $organisations } организации.
    }
console-queue = Очередь: { $waiting }
console-open = Консоль
console-coordinators = Координаторы
console-away = Отъезд
