console =
    <b>Coordinator console</b>

    { $specialists ->
        [one] There is { $specialists } specialist in the cluster.
       *[other] There are { $specialists } specialists in the cluster.
    }
    { $subscribers ->
        [one] { $subscribers } person gets the news.
       *[other] { $subscribers } people get the news.
    }
    { $organisations ->
        [one] { $organisations } organisation takes part.
       *[other] { $organisations } organisations take part.
    }
console-queue = Queue: { $waiting }
console-open = Console
console-coordinators = Coordinators
console-away = Leave
