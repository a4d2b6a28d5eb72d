# Words for the codes of bot/dictionaries.py. Captions are buttons: at most 30 characters.

## Sphere of work: a button and a line of a card

sphere-club = Клубы и досуг
sphere-library = Библиотечное дело
sphere-museum = Музеи и выставки
sphere-theatre = Театр
sphere-music = Музыка и концерты
sphere-dance = Хореография
sphere-art = Искусство и дизайн
sphere-folk = Народное творчество и ремёсла
sphere-media = Кино и медиа
sphere-preschool = Дошкольное образование
sphere-gen_education = Общее образование
sphere-add_education = Дополнительное образование
sphere-prof_education = Профессиональное образование
sphere-tourism = Туризм и краеведение
sphere-events = Событийная индустрия
sphere-heritage = Наследие и реставрация

## What a participant can offer

offer-hall = Зал, площадка
offer-sound_light = Звук и свет
offer-costumes = Костюмы
offer-host = Ведущий
offer-master_classes = Мастер-классы
offer-excursions = Экскурсии
offer-print_design = Печать и дизайн
offer-photo_video = Фото и видео
offer-souvenirs = Сувениры
offer-catering = Питание
offer-transport = Транспорт
offer-training = Обучение
offer-exhibitions = Выставки
offer-grant_help = Помощь с грантами
offer-volunteers = Волонтёры
offer-methodical_help = Методическая помощь
offer-internship_places = Места для стажировки

## What a participant needs

need-specialist = Специалист
need-internship = Стажёр, практикант
need-room = Помещение, площадка
need-equipment = Оборудование
need-grant_partner = Партнёр для гранта
need-event_promo = Продвижение мероприятий
need-training = Обучение сотрудников
need-contractor = Подрядчик
need-volunteers = Волонтёры
need-methodical_help = Методическая помощь
need-grant_help = Помощь с грантами
need-master_classes = Мастер-классы
need-business_partner = Партнёр из бизнеса
need-practice_places = Места для практики
need-employers = Работодатели для выпускников
need-clients = Новые заказчики

## Groups of professions, and the question that follows the press

profession-group-club_work = Клубная работа
profession-group-club_work-question = Кто вы в клубе?
profession-group-music_dance_stage = Музыка, танец, сцена
profession-group-music_dance_stage-question = Кто вы на сцене или за сценой?
profession-group-teachers = Преподавание
profession-group-teachers-question = Кто вы как педагог?
profession-group-library = Библиотека
profession-group-library-question = Кто вы в библиотеке?
profession-group-museum = Музей, архив
profession-group-museum-question = Кто вы в музее или архиве?
profession-group-organization = Организация
profession-group-organization-question = Кто вы в своей команде?
profession-group-tech_digital = Техника и цифра
profession-group-tech_digital-question = Кто вы по специальности?
profession-group-independent = Самостоятельная работа
profession-group-independent-question = Кто вы в своём деле?

## Professions: in a sentence the first letter becomes small

profession-club_head = Руководитель клуба
profession-artistic_director = Художественный руководитель
profession-culture_organiser = Культорганизатор
profession-club_methodist = Методист
profession-festivities_director = Режиссёр массовых праздников
profession-circle_leader = Руководитель кружка
profession-evening_steward = Распорядитель
profession-accompanist = Аккомпаниатор
profession-concertmaster = Концертмейстер
profession-choirmaster = Хормейстер
profession-choreographer = Хореограф (балетмейстер)
profession-conductor = Дирижёр
profession-performer = Артист
profession-sound_director = Звукорежиссёр
profession-lighting_designer = Художник по свету
profession-costumier = Костюмер
profession-assistant_director = Помощник режиссёра
profession-art_school_teacher = Преподаватель школы искусств
profession-extracurricular_teacher = Педагог допобразования
profession-kindergarten_musician = Музыкальный руководитель
profession-music_teacher = Учитель музыки
profession-fine_art_teacher = Учитель ИЗО
profession-world_art_teacher = Учитель МХК
profession-teacher_organiser = Педагог-организатор
profession-upbringing_adviser = Советник по воспитанию
profession-college_teacher = Преподаватель колледжа
profession-librarian = Библиотекарь
profession-bibliographer = Библиограф
profession-library_methodist = Методист
profession-branch_head = Заведующий филиалом
profession-researcher = Научный сотрудник
profession-guide = Экскурсовод
profession-curator = Хранитель
profession-museum_educator = Музейный педагог
profession-attendant = Смотритель
profession-restorer = Реставратор
profession-archivist = Архивист
profession-project_manager = Менеджер культурных проектов
profession-grant_specialist = Специалист по грантам
profession-social_media = Ведение соцсетей
profession-administrator = Администратор
profession-box_office = Билетный кассир
profession-public_relations = Связи с общественностью
profession-sound_operator = Звукооператор
profession-stage_technician = Техник сцены
profession-projectionist = Киномеханик
profession-videographer = Видеооператор
profession-designer = Дизайнер
profession-web_editor = Веб-редактор
profession-craft_master = Мастер ремёсел
profession-event_host = Ведущий
profession-photographer = Фотограф
profession-entertainer = Аниматор
profession-private_guide = Частный экскурсовод

## Groups of competencies, and the question that follows the press

competency-group-creative = Творческие
competency-group-creative-question = Творческие умения: какие именно?
competency-group-pedagogical = Педагогические
competency-group-pedagogical-question = Педагогические умения: какие именно?
competency-group-digital = Цифровые и технические
competency-group-digital-question = Цифровые и технические умения: какие именно?
competency-group-management = Управленческие
competency-group-management-question = Управленческие умения: какие именно?
competency-group-communication = Общение и безопасность
competency-group-communication-question = Общение и безопасность: какие именно умения?

## Competencies

competency-c01 = Сценарий и режиссура
competency-c02 = Хореография
competency-c03 = Вокал и хор
competency-c04 = Аккомпанемент
competency-c05 = Народные традиции, фольклор
competency-c06 = Ремёсла
competency-c07 = Изобразительное искусство
competency-c08 = Сценическая речь
competency-c09 = Занятия с дошкольниками
competency-c10 = Занятия с подростками
competency-c11 = Занятия со старшим поколением
competency-c12 = Инклюзия (люди с инвалидностью)
competency-c13 = Разработка программ
competency-c14 = Подготовка к конкурсам
competency-c15 = Ведение соцсетей и афиши
competency-c16 = Фото и видео
competency-c17 = Звук и свет
competency-c18 = Дизайн афиш
competency-c19 = Электронный каталог и реестры
competency-c20 = Онлайн-занятия
competency-c21 = Грантовые заявки
competency-c22 = Проектное управление
competency-c23 = Закупки и договоры
competency-c24 = Платные услуги, Пушкинская карта
competency-c25 = Партнёрство с бизнесом
competency-c26 = Отчётность и статистика
competency-c27 = Ведение мероприятий
competency-c28 = Экскурсии
competency-c29 = Работа с родителями
competency-c30 = Безопасность, доступная среда

## Experience in the sphere

experience-lt3 = До 3 лет
experience-3to10 = От 3 до 10 лет
experience-10to20 = От 10 до 20 лет
experience-gt20 = Больше 20 лет

## Looking for work

looking-yes = Ищу работу
looking-maybe = Рассматриваю предложения
looking-no = Не ищу

## Education in the profession

education-higher = Высшее
education-spo = Среднее профессиональное
education-student = Учусь
education-no = Без специального образования

## What a person wants to hear about

topic-events = Мероприятия
topic-vacancies = Вакансии
topic-training = Обучение
topic-surveys = Опросы

## Kinds of institutions

institution-kind-kdu = Дом культуры, клуб
institution-kind-library = Библиотека
institution-kind-museum = Музей, выставочный зал
institution-kind-dshi = Детская школа искусств
institution-kind-school = Школа
institution-kind-kindergarten = Детский сад
institution-kind-dop_center = Центр допобразования
institution-kind-college = Колледж, училище
institution-kind-university = Институт, университет
institution-kind-theatre = Театр
institution-kind-concert = Филармония, концертный зал
institution-kind-methodic = Методический центр
institution-kind-park_cinema = Парк, кинотеатр, зоопарк
institution-kind-archive = Архив
institution-kind-authority = Отдел культуры, образования
institution-kind-other = Другое

## Kinds of small businesses and associations

business-kind-ooo = Организация (ООО и другие)
business-kind-ip = Предприниматель (ИП)
business-kind-npd = Самозанятый
business-kind-nko = Некоммерческая организация
business-kind-initiative = Инициативная группа

## Municipalities: the name in a card, the button of a page, and for the frequent ones the town

municipality-smolensk = Смоленск (город)
municipality-smolensk-short = Смоленск (город)
municipality-smolensk-town = Смоленск (город)
municipality-desnogorsk = Десногорск
municipality-desnogorsk-short = Десногорск
municipality-desnogorsk-town = Десногорск
municipality-velizhsky = Велижский муниципальный округ
municipality-velizhsky-short = Велижский округ
municipality-vyazemsky = Вяземский муниципальный округ
municipality-vyazemsky-short = Вяземский округ
municipality-vyazemsky-town = Вязьма
municipality-gagarinsky = Гагаринский муниципальный округ
municipality-gagarinsky-short = Гагаринский округ
municipality-gagarinsky-town = Гагарин
municipality-glinkovsky = Глинковский муниципальный округ
municipality-glinkovsky-short = Глинковский округ
municipality-demidovsky = Демидовский муниципальный округ
municipality-demidovsky-short = Демидовский округ
municipality-dorogobuzhsky = Дорогобужский муниципальный округ
municipality-dorogobuzhsky-short = Дорогобужский округ
municipality-dukhovshchinsky = Духовщинский муниципальный округ
municipality-dukhovshchinsky-short = Духовщинский округ
municipality-yelninsky = Ельнинский муниципальный округ
municipality-yelninsky-short = Ельнинский округ
municipality-yershichsky = Ершичский муниципальный округ
municipality-yershichsky-short = Ершичский округ
municipality-kardymovsky = Кардымовский муниципальный округ
municipality-kardymovsky-short = Кардымовский округ
municipality-krasninsky = Краснинский муниципальный округ
municipality-krasninsky-short = Краснинский округ
municipality-monastyrshchinsky = Монастырщинский муниципальный округ
municipality-monastyrshchinsky-short = Монастырщинский округ
municipality-novoduginsky = Новодугинский муниципальный округ
municipality-novoduginsky-short = Новодугинский округ
municipality-pochinkovsky = Починковский муниципальный округ
municipality-pochinkovsky-short = Починковский округ
municipality-roslavlsky = Рославльский муниципальный округ
municipality-roslavlsky-short = Рославльский округ
municipality-roslavlsky-town = Рославль
municipality-rudnyansky = Руднянский муниципальный округ
municipality-rudnyansky-short = Руднянский округ
municipality-safonovsky = Сафоновский муниципальный округ
municipality-safonovsky-short = Сафоновский округ
municipality-safonovsky-town = Сафоново
municipality-smolensky = Смоленский муниципальный округ
municipality-smolensky-short = Смоленский округ (вокруг города)
municipality-sychyovsky = Сычёвский муниципальный округ
municipality-sychyovsky-short = Сычёвский округ
municipality-tyomkinsky = Тёмкинский муниципальный округ
municipality-tyomkinsky-short = Тёмкинский округ
municipality-ugransky = Угранский муниципальный округ
municipality-ugransky-short = Угранский округ
municipality-khislavichsky = Хиславичский муниципальный округ
municipality-khislavichsky-short = Хиславичский округ
municipality-kholm-zhirkovsky = Холм-Жирковский муниципальный округ
municipality-kholm-zhirkovsky-short = Холм-Жирковский округ
municipality-shumyachsky = Шумячский муниципальный округ
municipality-shumyachsky-short = Шумячский округ
municipality-yartsevsky = Ярцевский муниципальный округ
municipality-yartsevsky-short = Ярцевский округ
municipality-yartsevsky-town = Ярцево

founder-municipal = Муниципалитет
founder-regional = Область
founder-federal = Федерация
founder-private = Частное лицо или организация
