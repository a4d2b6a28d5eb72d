# Координаторы: кто, где, кто замещает

coordinators =
    <b>Координаторы</b>

    { $lines }
coordinators-none = Пока координаторов нет: заявки видит только владелец.
coordinators-invite = Пригласить по ссылке
coordinators-appoint = Назначить по контакту
coordinator-line = { $name }: { $where }
coordinator-line-away = { $name }: { $where }; в отъезде до { $until }, замещает { $deputy }
coordinator-everywhere = вся область
coordinator-areas-open = Муниципалитеты
coordinator-remove = Снять с роли
coordinator-remove-sure = Снять роль координатора: { $name }?
coordinator-remove-yes = Да, снять
coordinator-unknown = Этот человек ещё не открывал бота. Пригласите его по ссылке.
coordinator-made = Вы стали координатором кластера. Заявки ждут в консоли.
coordinator-deputy = { $name } в отъезде до { $until }. Заявки этого времени придут вам.
appoint-coordinator-title = Новый координатор
appoint-coordinator-contact = Кого назначить? Пришлите контакт: скрепка, затем «Контакт».
appoint-coordinator-contact-label = Контакт
coordinator-areas-title = Муниципалитеты координатора
coordinator-areas-places = За какие муниципалитеты отвечает координатор? «Пропустить» — за все.
coordinator-areas-places-label = Муниципалитеты
coordinator-leave-title = Отъезд
coordinator-leave-until = До какого дня вас не будет? Например, 25.12 или 25 декабря.
coordinator-leave-until-label = До
away-who = Кто будет разбирать заявки, пока вас нет?
away-nobody = Передать пока некому: других координаторов нет.
away-now = Сейчас вы в отъезде, новые заявки приходят заместителю.
away-over = Снова на работе
away-ended = С возвращением. Новые заявки снова приходят вам.
away-set = Хорошо. Новые заявки будут приходить заместителю.
