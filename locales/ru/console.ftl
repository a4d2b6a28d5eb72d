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
