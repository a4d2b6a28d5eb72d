# Представители организации и приглашения

nameless = без имени
duty-administrator = администратор
duty-reporter = отчёты
duty-publisher = публикации
team =
    <b>{ $name }</b>. Кто представляет:

    { $lines }
team-line = { $name }: { $duties }
team-invite = Пригласить коллегу
team-leave = Больше не представляю
team-leave-sure = Вы больше не будете представлять «{ $organisation }». Продолжить?
team-leave-yes = Да, больше не представляю
team-left = Готово. Вы больше не представляете «{ $organisation }».
colleague = { $name }, «{ $organisation }». Что этот человек может делать? Администратор может всё.
colleague-dismiss = Убрать из представителей
colleague-dismiss-sure = { $name } больше не будет представлять «{ $organisation }». Убрать?
colleague-dismiss-yes = Да, убрать
colleague-last-administrator = Это единственный администратор. Сначала пригласите коллегу и назначьте администратором. Если организация уходит из кластера, напишите координатору: «Помощь».
colleague-last-duty = Это последняя обязанность. Чтобы убрать человека совсем, нажмите «Убрать из представителей».
colleague-joined = У организации «{ $name }» новый представитель: приглашение принято.
organisation-orphaned = У организации «{ $name }» больше нет администратора. Свяжитесь с ней и назначьте нового.
invite-duty = Чем будет заниматься коллега?
invite-link =
    Перешлите эту ссылку коллеге. Она сработает один раз и действует неделю.

    { $link }
invitation-gone = Это приглашение уже использовано или устарело. Попросите новое.
invitation-colleague = Вас приглашают представлять «{ $organisation }» в кластере: { $duty }.
invitation-coordinator = Вас приглашают стать координатором кластера.
invitation-consent = Для этого по закону нужно ваше согласие на обработку персональных данных. Нажимая «Принять», вы его даёте. Отозвать его можно в любой момент: /privacy.
invitation-accept = Принять
invitation-no = Не сейчас
invitation-colleague-done = Готово, вы представляете организацию.
invitation-coordinator-done = Готово, вы координатор кластера.
