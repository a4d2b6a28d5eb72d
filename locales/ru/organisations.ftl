# Организации: заявка, карточка, от чьего имени

apply-consent = Мы примем заявку: название, муниципалитет, сфера, контактное лицо. Для этого по закону нужно ваше согласие на обработку персональных данных. Отозвать его можно в любой момент: /privacy.

apply-institution-title = Заявка учреждения
apply-institution-kind = Какое у вас учреждение?
apply-institution-kind-other = Напишите, пожалуйста, какое у вас учреждение: двумя-тремя словами.
apply-institution-kind-label = Вид
apply-institution-full-name = Как учреждение называется полностью, по уставу?
apply-institution-full-name-label = Полное название
apply-institution-name = А коротко? Так вас увидят в списках.
apply-institution-name-label = Название
apply-institution-municipality = Где вы находитесь? Нажмите или напишите название.
apply-institution-municipality-label = Муниципалитет
apply-institution-spheres = Какие у вас сферы работы? Отметьте до трёх.
apply-institution-spheres-label = Сферы
apply-institution-contact = С кем нам связываться? Напишите имя и фамилию.
apply-institution-contact-label = Контактное лицо
apply-institution-position = Какая у контактного лица должность?
apply-institution-position-label = Должность
apply-institution-phone = По какому телефону звонить? Лучше рабочий.
apply-institution-phone-label = Телефон
apply-institution-email = Тогда на какую почту писать?
apply-institution-email-label = Почта
apply-institution-authority = На каком основании вы представляете учреждение?
apply-institution-authority-label = Полномочия
apply-institution-document = Если есть под рукой, пришлите фото или PDF документа. Координатору так проще. Пришлёте?
apply-institution-document-label = Документ
apply-institution-inn = Какой у учреждения ИНН? Можно указать позже.
apply-institution-inn-label = ИНН

apply-business-title = Заявка бизнеса
apply-business-kind = Кто вы?
apply-business-kind-label = Вид
apply-business-full-name = Как организация называется полностью, по уставу?
apply-business-full-name-label = Полное название
apply-business-name = Как вас показать в списках? Например: ИП Рябинина А. В.
apply-business-name-label = Название
apply-business-municipality = Где вы работаете? Нажмите или напишите название.
apply-business-municipality-label = Муниципалитет
apply-business-spheres = К каким сферам вы ближе? Отметьте до трёх.
apply-business-spheres-label = Сфера
apply-business-offers = Что вы предлагаете учреждениям и участникам? Отметьте до пяти.
apply-business-offers-label = Что предлагаете
apply-business-about = Расскажите в двух-трёх предложениях, что именно вы делаете.
apply-business-about-label = Подробнее
apply-business-contact = С кем нам связываться? Напишите имя и фамилию.
apply-business-contact-label = Контакт
apply-business-phone = По какому телефону звонить?
apply-business-phone-label = Телефон
apply-business-email = Тогда на какую почту писать?
apply-business-email-label = Почта
apply-business-authority = На каком основании вы представляете организацию?
apply-business-authority-label = Полномочия
apply-business-document = Если есть под рукой, пришлите фото или PDF документа. Координатору так проще. Пришлёте?
apply-business-document-label = Документ
apply-business-inn = Какой у организации ИНН? Можно указать позже.
apply-business-inn-label = ИНН
apply-business-inn-person = Какой у вас ИНН? Можно указать позже.
apply-business-inn-person-label = ИНН

authority-head = Руководитель
authority-order = По приказу
authority-attorney = По доверенности

side-institution = учреждение
side-business = малый бизнес
side-npd = самозанятый
side-nko = НКО
side-initiative = инициативная группа

organisation-inn-known = Организация с таким ИНН уже есть в кластере. Если это повтор, отклоните заявку; если в номере ошибка, верните её.
organisation-card =
    <b>{ $name }</b>

    { $lines }
organisation-kind-label = Вид
organisation-name = Как вас показать в списках?
organisation-name-label = Название
organisation-municipality = Где вы находитесь? Нажмите или напишите название.
organisation-municipality-label = Муниципалитет
organisation-settlement = В каком вы населённом пункте?
organisation-settlement-label = Населённый пункт
organisation-spheres = Какие у вас сферы работы? Отметьте до трёх.
organisation-spheres-label = Сферы
organisation-offers = Что вы предлагаете? Отметьте до пяти.
organisation-offers-label = Предлагаем
organisation-needs = Что вам нужно? Отметьте до пяти.
organisation-needs-label = Нужно
organisation-about = Расскажите о себе в двух-трёх предложениях.
organisation-about-label = Подробнее
organisation-contact = С кем связываться? Напишите имя и фамилию.
organisation-contact-label = Контакт
organisation-phone = По какому телефону звонить?
organisation-phone-label = Телефон
organisation-email = На какую почту писать?
organisation-email-label = Почта
organisation-site = Какой у вас сайт или страница?
organisation-site-label = Сайт
organisation-inn = Какой у вас ИНН?
organisation-inn-label = ИНН
organisation-ogrn = Какой у вас ОГРН или ОГРНИП?
organisation-ogrn-label = ОГРН
organisation-act = Действовать от её имени
organisation-open = Открыть карточку
organisation-choose = Вы представляете несколько организаций.{ $acting ->
    [none] {""}
   *[other] {" "}Сейчас вы действуете от имени «{ $acting }».
} Какую открыть?
organisation-acting = Теперь вы действуете от имени «{ $name }».
organisation-name-title = Название организации
organisation-municipality-title = Муниципалитет организации
organisation-settlement-title = Населённый пункт
organisation-spheres-title = Сферы организации
organisation-offers-title = Что предлагаем
organisation-needs-title = Что нужно
organisation-about-title = Об организации
organisation-contact-title = Контактное лицо
organisation-phone-title = Телефон организации
organisation-email-title = Почта организации
organisation-site-title = Сайт организации
organisation-inn-title = ИНН организации
organisation-ogrn-title = ОГРН организации
organisation-known = Организация с этим ИНН уже в кластере: «{ $name }». Хотите её представлять? Мы спросим её администраторов.
organisation-inn-again = Нет, исправить ИНН
organisation-join = Да, хочу представлять
organisation-team = Кто представляет
join-organisation-title = Представлять организацию
join-organisation-contact = Как вас зовут? Напишите имя и фамилию.
join-organisation-contact-label = Имя
join-organisation-position = Какая у вас должность?
join-organisation-position-label = Должность
introduce-title = Знакомство
introduce-name = Как вас зовут? Напишите имя и фамилию.
introduce-name-label = Имя
organisation-full-name = Как организация называется полностью, по уставу?
organisation-full-name-label = Полное название
organisation-full-name-title = Полное название организации
organisation-position = Какая у контактного лица должность?
organisation-position-label = Должность
organisation-position-title = Должность контактного лица
organisation-okved = Какой у вас основной код ОКВЭД? Например: 90.04.
organisation-okved-label = ОКВЭД
organisation-okved-title = ОКВЭД организации
organisation-staff = Сколько человек у вас работает?
organisation-staff-label = Работников
organisation-staff-title = Численность работников
organisation-founder = Кто ваш учредитель?
organisation-founder-label = Учредитель
organisation-founder-title = Учредитель организации
organisation-survey = Где официальная анкета о вас? Пришлите ссылку на анкету Минкультуры.
organisation-survey-label = Официальная анкета
organisation-survey-title = Ссылка на официальную анкету
organisation-staff-count = { $count ->
    [one] { $number } человек
    [few] { $number } человека
    [many] { $number } человек
   *[other] { $number } человека
}
apply-institution-founder = Кто учредитель учреждения?
apply-institution-founder-label = Учредитель
