# Organisations: the application, the card, in whose name one acts

apply-consent = We will take your application: name, municipality, sphere, contact person. By law this needs your consent to the processing of personal data. You can withdraw it at any time: /privacy.

apply-institution-title = Application of an institution
apply-institution-kind = What kind of institution is it?
apply-institution-kind-other = Please write what kind of institution it is in two or three words.
apply-institution-kind-label = Kind
apply-institution-full-name = What is its full name, as in the charter?
apply-institution-full-name-label = Full name
apply-institution-name = And in short? This is how you will appear in lists.
apply-institution-name-label = Name
apply-institution-municipality = Where are you? Press a button or write the name.
apply-institution-municipality-label = Municipality
apply-institution-spheres = What are your spheres of work? Tick up to three.
apply-institution-spheres-label = Spheres
apply-institution-contact = Who should we talk to? Please write the first and last name.
apply-institution-contact-label = Contact person
apply-institution-position = What is their position?
apply-institution-position-label = Position
apply-institution-phone = Which number should we call? A work phone is best.
apply-institution-phone-label = Phone
apply-institution-email = Then which e-mail address should we write to?
apply-institution-email-label = E-mail
apply-institution-authority = What entitles you to act for the institution?
apply-institution-authority-label = Authority
apply-institution-document = If you have it at hand, please send a photo or a PDF of the document. It helps the coordinator. Would you like to?
apply-institution-document-label = Document
apply-institution-inn = What is its taxpayer number (INN)? You can add it later.
apply-institution-inn-label = INN

apply-business-title = Application of a business
apply-business-kind = Who are you?
apply-business-kind-label = Kind
apply-business-full-name = What is the full name, as in the charter?
apply-business-full-name-label = Full name
apply-business-name = How should you appear in lists? For example: Ryabinina Bakery.
apply-business-name-label = Name
apply-business-municipality = Where do you work? Press a button or write the name.
apply-business-municipality-label = Municipality
apply-business-spheres = Which spheres are you close to? Tick up to three.
apply-business-spheres-label = Sphere
apply-business-offers = What do you offer to institutions and members? Tick up to five.
apply-business-offers-label = What you offer
apply-business-about = Please tell us in two or three sentences what exactly you do.
apply-business-about-label = Details
apply-business-contact = Who should we talk to? Please write the first and last name.
apply-business-contact-label = Contact
apply-business-phone = Which number should we call?
apply-business-phone-label = Phone
apply-business-email = Then which e-mail address should we write to?
apply-business-email-label = E-mail
apply-business-authority = What entitles you to act for the organisation?
apply-business-authority-label = Authority
apply-business-document = If you have it at hand, please send a photo or a PDF of the document. It helps the coordinator. Would you like to?
apply-business-document-label = Document
apply-business-inn = What is its taxpayer number (INN)? You can add it later.
apply-business-inn-label = INN
apply-business-inn-person = What is your taxpayer number (INN)? You can add it later.
apply-business-inn-person-label = INN

authority-head = I am the head
authority-order = By an order
authority-attorney = By a power of attorney

side-institution = institution
side-business = small business
side-npd = self-employed
side-nko = non-profit
side-initiative = initiative group

organisation-inn-known = An organisation with this INN is in the cluster already. If this is a duplicate, decline it; if the number is wrong, return it.
organisation-card =
    <b>{ $name }</b>

    { $lines }
organisation-kind-label = Kind
organisation-name = How should you appear in lists?
organisation-name-label = Name
organisation-municipality = Where are you? Press a button or write the name.
organisation-municipality-label = Municipality
organisation-settlement = Which town or village are you in?
organisation-settlement-label = Town or village
organisation-spheres = What are your spheres of work? Tick up to three.
organisation-spheres-label = Spheres
organisation-offers = What do you offer? Tick up to five.
organisation-offers-label = We offer
organisation-needs = What do you need? Tick up to five.
organisation-needs-label = We need
organisation-about = Please tell us about yourselves in two or three sentences.
organisation-about-label = Details
organisation-contact = Who should people talk to? Please write the first and last name.
organisation-contact-label = Contact
organisation-phone = Which number should people call?
organisation-phone-label = Phone
organisation-email = Which e-mail address should people write to?
organisation-email-label = E-mail
organisation-site = What is your website or page?
organisation-site-label = Website
organisation-inn = What is your taxpayer number (INN)?
organisation-inn-label = INN
organisation-ogrn = What is your registration number (OGRN or OGRNIP)?
organisation-ogrn-label = OGRN
organisation-act = Act in its name
organisation-open = Open the card
organisation-choose = You act for several organisations.{ $acting ->
    [none] {""}
   *[other] {" "}Now it is “{ $acting }”.
} Which one should I open?
organisation-acting = From now on you act for “{ $name }”.
organisation-name-title = Name of the organisation
organisation-municipality-title = Municipality of the organisation
organisation-settlement-title = Town or village
organisation-spheres-title = Spheres of the organisation
organisation-offers-title = What we offer
organisation-needs-title = What we need
organisation-about-title = About the organisation
organisation-contact-title = Contact person
organisation-phone-title = Phone of the organisation
organisation-email-title = E-mail of the organisation
organisation-site-title = Website of the organisation
organisation-inn-title = INN of the organisation
organisation-ogrn-title = OGRN of the organisation
organisation-known = An organisation with this INN is in the cluster already: “{ $name }”. Would you like to act for it? We will ask its administrators.
organisation-inn-again = No, correct the INN
organisation-join = Yes, I would
organisation-team = Who acts for it
join-organisation-title = Acting for an organisation
join-organisation-contact = What is your name? Please write your first and last name.
join-organisation-contact-label = Name
join-organisation-position = What is your position?
join-organisation-position-label = Position
introduce-title = Getting to know you
introduce-name = What is your name? Please write your first and last name.
introduce-name-label = Name
organisation-full-name = What is the full name of the organisation, as in its charter?
organisation-full-name-label = Full name
organisation-full-name-title = The organisation’s full name
organisation-position = What is the contact person’s position?
organisation-position-label = Position
organisation-position-title = The contact person’s position
organisation-okved = What is your main activity code (OKVED)? For example: 90.04.
organisation-okved-label = OKVED
organisation-okved-title = The organisation’s OKVED
organisation-staff = How many people work for you?
organisation-staff-label = Staff
organisation-staff-title = The number of staff
organisation-founder = Who is your founder?
organisation-founder-label = Founder
organisation-founder-title = The organisation’s founder
organisation-survey = Where is the official questionnaire about you? Send the link to the ministry’s form.
organisation-survey-label = Official questionnaire
organisation-survey-title = The link to the official questionnaire
organisation-staff-count = { $count ->
    [one] { $number } person
   *[other] { $number } people
}
apply-institution-founder = Who is the institution’s founder?
apply-institution-founder-label = Founder
