# Words for the codes of bot/dictionaries.py. Captions are buttons: at most 30 characters.

## Sphere of work: a button and a line of a card

sphere-club = Clubs and leisure
sphere-library = Libraries
sphere-museum = Museums and exhibitions
sphere-theatre = Theatre
sphere-music = Music and concerts
sphere-dance = Dance
sphere-art = Visual arts and design
sphere-folk = Folk arts and crafts
sphere-media = Film and media
sphere-preschool = Preschool education
sphere-gen_education = School education
sphere-add_education = Extracurricular education
sphere-prof_education = Vocational education
sphere-tourism = Tourism and local history
sphere-events = Events industry
sphere-heritage = Heritage and restoration

## What a participant can offer

offer-hall = Hall or venue
offer-sound_light = Sound and lighting
offer-costumes = Costumes
offer-host = Event host
offer-master_classes = Workshops
offer-excursions = Guided tours
offer-print_design = Printing and design
offer-photo_video = Photo and video
offer-souvenirs = Souvenirs
offer-catering = Catering
offer-transport = Transport
offer-training = Training
offer-exhibitions = Exhibitions
offer-grant_help = Help with grants
offer-volunteers = Volunteers
offer-methodical_help = Methodological support
offer-internship_places = Internship places

## What a participant needs

need-specialist = A specialist
need-internship = An intern or trainee
need-room = Premises or a venue
need-equipment = Equipment
need-grant_partner = A partner for a grant
need-event_promo = Event promotion
need-training = Staff training
need-contractor = A contractor
need-volunteers = Volunteers
need-methodical_help = Methodological support
need-grant_help = Help with grants
need-master_classes = Workshops
need-business_partner = A business partner
need-practice_places = Work placements
need-employers = Employers for graduates
need-clients = New clients

## Groups of professions, and the question that follows the press

profession-group-club_work = Culture clubs
profession-group-club_work-question = What is your role at the club?
profession-group-music_dance_stage = Music, dance, stage
profession-group-music_dance_stage-question = What do you do on stage or behind it?
profession-group-teachers = Teaching
profession-group-teachers-question = What kind of teacher are you?
profession-group-library = Library
profession-group-library-question = What is your role at the library?
profession-group-museum = Museum, archive
profession-group-museum-question = What is your role at the museum or archive?
profession-group-organization = Management
profession-group-organization-question = What is your role in the team?
profession-group-tech_digital = Technical and digital
profession-group-tech_digital-question = What is your specialism?
profession-group-independent = Self-employment
profession-group-independent-question = What do you do on your own account?

## Professions: in a sentence the first letter becomes small

profession-club_head = Head of a club
profession-artistic_director = Artistic director
profession-culture_organiser = Cultural programme organiser
profession-club_methodist = Methodologist
profession-festivities_director = Director of public festivities
profession-circle_leader = Hobby group leader
profession-evening_steward = Master of ceremonies
profession-accompanist = Accompanist
profession-concertmaster = Staff accompanist
profession-choirmaster = Choirmaster
profession-choreographer = Choreographer
profession-conductor = Conductor
profession-performer = Performer
profession-sound_director = Sound engineer
profession-lighting_designer = Lighting designer
profession-costumier = Costumier
profession-assistant_director = Assistant director
profession-art_school_teacher = Art school teacher
profession-extracurricular_teacher = Extracurricular teacher
profession-kindergarten_musician = Kindergarten music teacher
profession-music_teacher = School music teacher
profession-fine_art_teacher = School art teacher
profession-world_art_teacher = History of art teacher
profession-teacher_organiser = Activities coordinator
profession-upbringing_adviser = Pastoral adviser
profession-college_teacher = College lecturer
profession-librarian = Librarian
profession-bibliographer = Bibliographer
profession-library_methodist = Methodologist
profession-branch_head = Head of a branch library
profession-researcher = Researcher
profession-guide = Tour guide
profession-curator = Collections curator
profession-museum_educator = Museum educator
profession-attendant = Gallery attendant
profession-restorer = Restorer
profession-archivist = Archivist
profession-project_manager = Cultural project manager
profession-grant_specialist = Grants specialist
profession-social_media = Social media manager
profession-administrator = Administrator
profession-box_office = Box office clerk
profession-public_relations = Public relations officer
profession-sound_operator = Sound operator
profession-stage_technician = Stage technician
profession-projectionist = Projectionist
profession-videographer = Videographer
profession-designer = Designer
profession-web_editor = Web editor
profession-craft_master = Craftsperson
profession-event_host = Event host
profession-photographer = Photographer
profession-entertainer = Children's entertainer
profession-private_guide = Independent tour guide

## Groups of competencies, and the question that follows the press

competency-group-creative = Creative
competency-group-creative-question = Creative skills: which ones exactly?
competency-group-pedagogical = Teaching
competency-group-pedagogical-question = Teaching skills: which ones exactly?
competency-group-digital = Digital and technical
competency-group-digital-question = Digital and technical skills: which ones exactly?
competency-group-management = Management
competency-group-management-question = Management skills: which ones exactly?
competency-group-communication = Communication and safety
competency-group-communication-question = Communication and safety: which skills exactly?

## Competencies

competency-c01 = Scripts and directing
competency-c02 = Choreography
competency-c03 = Singing and choirs
competency-c04 = Accompaniment
competency-c05 = Folk traditions
competency-c06 = Crafts
competency-c07 = Fine art
competency-c08 = Stage speech
competency-c09 = Classes for preschoolers
competency-c10 = Classes for teenagers
competency-c11 = Classes for older people
competency-c12 = Inclusion, disability
competency-c13 = Designing programmes
competency-c14 = Preparing for contests
competency-c15 = Social media and listings
competency-c16 = Photo and video
competency-c17 = Sound and lighting
competency-c18 = Poster design
competency-c19 = Electronic catalogues
competency-c20 = Online classes
competency-c21 = Grant applications
competency-c22 = Project management
competency-c23 = Procurement and contracts
competency-c24 = Paid services, Pushkin Card
competency-c25 = Partnership with business
competency-c26 = Reporting and statistics
competency-c27 = Hosting events
competency-c28 = Guided tours
competency-c29 = Working with parents
competency-c30 = Safety and accessibility

## Experience in the sphere

experience-lt3 = Under 3 years
experience-3to10 = 3 to 10 years
experience-10to20 = 10 to 20 years
experience-gt20 = Over 20 years

## Looking for work

looking-yes = Looking for work
looking-maybe = Open to offers
looking-no = Not looking

## Education in the profession

education-higher = Higher education
education-spo = Vocational college
education-student = Still studying
education-no = No formal training

## What a person wants to hear about

topic-events = Events
topic-vacancies = Vacancies
topic-training = Training
topic-surveys = Surveys

## Kinds of institutions

institution-kind-kdu = House of culture or club
institution-kind-library = Library
institution-kind-museum = Museum or exhibition hall
institution-kind-dshi = Children's art school
institution-kind-school = School
institution-kind-kindergarten = Kindergarten
institution-kind-dop_center = Extracurricular centre
institution-kind-college = College
institution-kind-university = Institute or university
institution-kind-theatre = Theatre
institution-kind-concert = Philharmonic or concert hall
institution-kind-methodic = Methodological centre
institution-kind-park_cinema = Park, cinema or zoo
institution-kind-archive = Archive
institution-kind-authority = Culture or education office
institution-kind-other = Other

## Kinds of small businesses and associations

business-kind-ooo = Company
business-kind-ip = Sole proprietor
business-kind-npd = Self-employed
business-kind-nko = Non-profit organisation
business-kind-initiative = Initiative group

## Municipalities: the name in a card, the button of a page, and for the frequent ones the town

municipality-smolensk = Smolensk (city)
municipality-smolensk-short = Smolensk (city)
municipality-smolensk-town = Smolensk (city)
municipality-desnogorsk = Desnogorsk
municipality-desnogorsk-short = Desnogorsk
municipality-desnogorsk-town = Desnogorsk
municipality-velizhsky = Velizhsky Municipal Okrug
municipality-velizhsky-short = Velizhsky Okrug
municipality-vyazemsky = Vyazemsky Municipal Okrug
municipality-vyazemsky-short = Vyazemsky Okrug
municipality-vyazemsky-town = Vyazma
municipality-gagarinsky = Gagarinsky Municipal Okrug
municipality-gagarinsky-short = Gagarinsky Okrug
municipality-gagarinsky-town = Gagarin
municipality-glinkovsky = Glinkovsky Municipal Okrug
municipality-glinkovsky-short = Glinkovsky Okrug
municipality-demidovsky = Demidovsky Municipal Okrug
municipality-demidovsky-short = Demidovsky Okrug
municipality-dorogobuzhsky = Dorogobuzhsky Municipal Okrug
municipality-dorogobuzhsky-short = Dorogobuzhsky Okrug
municipality-dukhovshchinsky = Dukhovshchinsky Municipal Okrug
municipality-dukhovshchinsky-short = Dukhovshchinsky Okrug
municipality-yelninsky = Yelninsky Municipal Okrug
municipality-yelninsky-short = Yelninsky Okrug
municipality-yershichsky = Yershichsky Municipal Okrug
municipality-yershichsky-short = Yershichsky Okrug
municipality-kardymovsky = Kardymovsky Municipal Okrug
municipality-kardymovsky-short = Kardymovsky Okrug
municipality-krasninsky = Krasninsky Municipal Okrug
municipality-krasninsky-short = Krasninsky Okrug
municipality-monastyrshchinsky = Monastyrshchinsky Municipal Okrug
municipality-monastyrshchinsky-short = Monastyrshchinsky Okrug
municipality-novoduginsky = Novoduginsky Municipal Okrug
municipality-novoduginsky-short = Novoduginsky Okrug
municipality-pochinkovsky = Pochinkovsky Municipal Okrug
municipality-pochinkovsky-short = Pochinkovsky Okrug
municipality-roslavlsky = Roslavlsky Municipal Okrug
municipality-roslavlsky-short = Roslavlsky Okrug
municipality-roslavlsky-town = Roslavl
municipality-rudnyansky = Rudnyansky Municipal Okrug
municipality-rudnyansky-short = Rudnyansky Okrug
municipality-safonovsky = Safonovsky Municipal Okrug
municipality-safonovsky-short = Safonovsky Okrug
municipality-safonovsky-town = Safonovo
municipality-smolensky = Smolensky Municipal Okrug
municipality-smolensky-short = Smolensky (around the city)
municipality-sychyovsky = Sychyovsky Municipal Okrug
municipality-sychyovsky-short = Sychyovsky Okrug
municipality-tyomkinsky = Tyomkinsky Municipal Okrug
municipality-tyomkinsky-short = Tyomkinsky Okrug
municipality-ugransky = Ugransky Municipal Okrug
municipality-ugransky-short = Ugransky Okrug
municipality-khislavichsky = Khislavichsky Municipal Okrug
municipality-khislavichsky-short = Khislavichsky Okrug
municipality-kholm-zhirkovsky = Kholm-Zhirkovsky Municipal Okrug
municipality-kholm-zhirkovsky-short = Kholm-Zhirkovsky Okrug
municipality-shumyachsky = Shumyachsky Municipal Okrug
municipality-shumyachsky-short = Shumyachsky Okrug
municipality-yartsevsky = Yartsevsky Municipal Okrug
municipality-yartsevsky-short = Yartsevsky Okrug
municipality-yartsevsky-town = Yartsevo

founder-municipal = The municipality
founder-regional = The region
founder-federal = The federation
founder-private = A private person or company
