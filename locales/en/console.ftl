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
