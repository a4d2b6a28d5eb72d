# Loading vacancies from a file, for coordinators

import-open = Load vacancies
import =
    <b>Loading vacancies</b>

    Send an XLSX or CSV sheet or a JSON file of the portal “Rabota Rossii”, up to 5 MB. First we show what we found in it, and only then load it.

    Names, telephones and mail of contact persons are not loaded.
import-send = Send a file
import-send-another = Send another file
import-template = Download the sheet to fill in
import-template-caption = The sheet for vacancies. On its second page it says what to write in the columns.
import-vacancies-title = Loading vacancies
import-vacancies-file = Please send the file with vacancies: XLSX, CSV or JSON, up to 5 MB.
import-vacancies-file-label = File
import-problem = This file does not fit. { $why }
import-read = New vacancies: { $new }. Changed: { $changed }. Here already, unchanged: { $same }.
import-unknown = { $count ->
    [one] The position of { $count } vacancy is not in our list: it will be matched by skills and place.
   *[other] The positions of { $count } vacancies are not in our list: they will be matched by skills and place.
}
import-refused =
    { $count ->
        [one] { $count } row will not be loaded:
       *[other] { $count } rows will not be loaded:
    }
    { $lines }
import-refused-more = { $count ->
    [one] And { $count } more row: it is in the file above.
   *[other] And { $count } more rows: they are in the file above.
}
import-refused-file = { $count ->
    [one] { $count } row that will not be loaded, and why.
   *[other] { $count } rows that will not be loaded, and why.
}
import-row = Row { $number }: { $why }
import-load = { $count ->
    [one] Load { $count } vacancy
   *[other] Load { $count } vacancies
}
import-still-open = Confirm: they are still open
import-done = Done. New vacancies: { $new }. Changed: { $changed }. Unchanged: { $same }.
import-gone = This file has been loaded already or has waited too long. Please send it again.

import-no-position = the position is missing.
import-no-employer = the organisation is missing.
import-no-place = the municipality is missing.
import-place-unknown = “{ $place }” is no place in Smolensk region that we know.
import-region = another region: { $region }.
import-contact = there is a telephone or an address of mail in the name.
import-salary = “{ $text }” is a salary we cannot read.
import-salary-order = the salary from { $low } is more than the one to { $high }.
import-day = “{ $text }” is a day we cannot read. Write it like this: 31.12.2026.
import-over = its time is over: { $day }.
import-twice = it repeats row { $row }.
import-not-vacancy = this is not a vacancy.
import-large = The sheet is too large: we take up to { $megabytes } MB. Remove pictures and other pages.
import-large-inside = There is too much data inside of the sheet: { $megabytes } MB fit. Please divide it.
import-far = Cells of the sheet are filled too far away: we read { $rows } rows and { $columns } columns. Please delete the rest.
import-macros = There are macros in the sheet, such we do not open. Save it as a plain XLSX sheet.
import-not-workbook = It does not open as an XLSX sheet. Save it in this format and send it again.
import-not-json = It does not open as JSON. Please download it again.
import-not-ours = There are no vacancies in it in a shape that we know. Take the sheet to fill in or the answer of the portal “Rabota Rossii”.
import-columns = The sheet needs the columns “Position”, “Employer” and “Municipality”. Please take the sheet to fill in.
import-empty = There is not a single vacancy in it.
import-many = There are too many vacancies: at most { $most } are loaded at a time. Please divide the file.

import-sheet = Vacancies
import-hints = Hints
import-hint-column = Column
import-hint-words = What to write
import-column-id = Number
import-column-position = Position
import-column-employer = Employer
import-column-inn = Taxpayer number
import-column-place = Municipality
import-column-settlement = Settlement
import-column-salary-from = Salary from
import-column-salary-to = Salary to
import-column-employment = Employment
import-column-schedule = Schedule
import-column-rate = Rate
import-column-education = Education
import-column-experience = Experience, years
import-column-duties = Duties
import-column-skills = Skills
import-column-housing = Housing
import-column-zemsky = Zemsky programme
import-column-until = Valid until
import-column-link = Link
import-hint-id = Your own number of the vacancy. By it we recognise the vacancy when the sheet comes again.
import-hint-place = A town or an okrug of Smolensk region, such as Vyazma.
import-hint-employment = Permanent, temporary, part-time, contract, internship, volunteer
import-hint-schedule = Full day, shifts, flexible, part of the day, by the timetable, by request
import-hint-rate = 1, 0.75, 0.5 or 0.25
import-hint-education = Higher, vocational, student, none
import-hint-experience = A whole number; 0 when no experience is needed
import-hint-skills = In your own words, with commas, such as sound and lighting, social media
import-hint-until = A day, such as 31.12.2026; without it the vacancy is shown for 30 days
