# Вступление, подписка, карточка участника

join-who = Кто вы?
join-specialist = Специалист
join-institution = Представляю учреждение
join-business = Малый бизнес, самозанятый, НКО
join-consent = Мы заведём вашу карточку участника: имя, профессия, муниципалитет. Для этого по закону нужно ваше согласие на обработку персональных данных. Отозвать его можно в любой момент: /privacy.
join-already = Вы уже в кластере. Карточку можно посмотреть и изменить.

consent-grant = Даю согласие
consent-read = Прочитать документ
consent-file = { $title }. Версия { $version }. Согласие даёт только нажатие кнопки; отозвать его можно в любой момент: /privacy.

join-specialist-title = Вступление в кластер
join-specialist-name = Как вас зовут? Напишите имя и фамилию.
join-specialist-name-label = Имя
join-specialist-profession = { $first }, чем вы занимаетесь?
join-specialist-profession-other = Напишите, пожалуйста, чем вы занимаетесь: двумя-тремя словами.
join-specialist-profession-label = Профессия
join-specialist-municipality = Где вы работаете или живёте? Нажмите или напишите название.
join-specialist-municipality-label = Муниципалитет
join-specialist-mailings = Присылать вам раз в неделю мероприятия, обучение и вакансии рядом с вами? Это отдельное согласие, от него можно отказаться когда угодно. Документ: /privacy.
join-specialist-mailings-label = Новости
join-mailings-yes = Да, раз в неделю
join-mailings-no = Нет, не присылать
join-done = Готово, { $first }, вы в кластере. Можно посмотреть, что есть рядом, или рассказать о себе подробнее.
join-look = Посмотреть

subscribe-title = Подписка на новости
subscribe-topics = О чём вам писать? Снимите лишнее и нажмите «Дальше».
subscribe-topics-label = Темы
subscribe-municipality = Новости какого места вам нужны?
subscribe-municipality-label = Место
subscribe-mailings = Присылать вам новости раз в неделю? Для этого нужно согласие на рассылку. Отозвать его можно когда угодно: /privacy.
subscribe-mailings-label = Согласие
subscribe-confirm = Даю согласие
subscribe-done = Готово, вы подписаны. Новости приходят по понедельникам. Темы и тихие часы можно изменить в настройках.

profile-none = Карточки участника у вас пока нет. Она появится, когда вы вступите в кластер.
profile-card =
    <b>Моя карточка</b>

    { $lines }
profile-line-empty = не указано
profile-complete = Дополнить профиль
profile-change = Изменить
profile-leave = Выйти из кластера
profile-spheres-label = Сферы
profile-news-label = Новости
profile-saved = Сохранено.

complete-profile-title = Дополнить профиль
profile-name = Как вас зовут? Напишите имя и фамилию.
profile-name-label = Имя
profile-profession = Чем вы занимаетесь?
profile-profession-other = Напишите, пожалуйста, чем вы занимаетесь: двумя-тремя словами.
profile-profession-label = Профессия
profile-municipality = Где вы работаете или живёте? Нажмите или напишите название.
profile-municipality-label = Муниципалитет
profile-experience = Сколько лет вы работаете в этой сфере?
profile-experience-label = Опыт
profile-looking = Ищете ли вы работу или подработку?
profile-looking-label = Работа
profile-competencies = Чем вы владеете? Отметьте до десяти умений или напишите своими словами.
profile-competencies-label = Владею
profile-offers = Что вы можете предложить коллегам? Отметьте до пяти.
profile-offers-label = Предлагаю
profile-about = Расскажите о себе в двух-трёх предложениях: что умеете, чем гордитесь.
profile-about-label = О себе
profile-visible = Показывать вашу карточку другим участникам кластера? Это отдельное согласие; телефон и почту они не увидят. Документ: /privacy.
profile-visible-label = Видна другим
profile-visible-yes = Да, показывать
profile-visible-no = Нет, не показывать
edit-name-title = Имя
edit-profession-title = Профессия
edit-municipality-title = Муниципалитет
edit-experience-title = Опыт
edit-looking-title = Работа
edit-competencies-title = Чем владею
edit-offers-title = Предлагаю
edit-about-title = О себе
edit-visible-title = Видна другим

leave-sure = Выйти из кластера? Карточка участника удалится, согласие на неё будет отозвано.
leave-sure-news = Выйти из кластера? Карточка участника удалится, согласие на неё будет отозвано. Новости будут приходить дальше; отказаться от них можно в настройках.
leave-yes = Да, выйти
leave-no = Остаться
leave-done = Карточка удалена, вы больше не участник кластера. Вернуться можно в любой момент.
joining-no-card = Карточки участника уже нет.
