# A survey from a spreadsheet: what is wrong with the file, and where

xlsform-refused = { $count ->
    [one] The spreadsheet makes no survey yet: { $count } remark.
   *[other] The spreadsheet makes no survey yet: { $count } remarks.
} Please correct the file and send it again.
xlsform-more = { $count ->
    [one] And { $count } more remark.
   *[other] And { $count } more remarks.
}
xlsform-at-cell = Sheet “{ $sheet }”, row { $row }, column “{ $column }”. { $problem }
xlsform-at-row = Sheet “{ $sheet }”, row { $row }. { $problem }
xlsform-at-sheet = Sheet “{ $sheet }”. { $problem }

xlsform-large = The file is too large: we take up to { $megabytes } MB. Please remove pictures and idle sheets.
xlsform-large-inside = There is too much inside of the file: there is room for { $megabytes } MB. Please move the survey to a new file.
xlsform-far = Cells too far off are filled in: we read { $rows } rows and { $columns } columns. Please delete what is idle.
xlsform-not-workbook = The file does not open as an XLSX spreadsheet. Please save it in this format and send it again.
xlsform-macros = There are macros in the file, and such files we do not open. Please save it as a plain XLSX spreadsheet.
xlsform-no-survey = There is no sheet “{ $sheet }” with the questions in the file.
xlsform-sheet = The sheet “{ $sheet }” is not supported here. Please delete or clear it.
xlsform-formula = There is a formula in the cell. Please put its value there instead.
xlsform-column = The column “{ $heading }” is not supported here. Please delete or clear it.
xlsform-column-twice = The column “{ $heading }” occurs twice. Please keep one.
xlsform-column-missing = There is no column “{ $heading }”.
xlsform-language = The language “{ $heading }” is not supported. There are { $known }.
xlsform-settings-many = One row is filled in on this sheet. Please delete this one.
xlsform-title-twice = There is a title in this language in another column. Please keep one.
xlsform-list-missing = It is not said which list this option belongs to.
xlsform-type-missing = It is not said what this row is. Please write the type of the question or clear the row.
xlsform-type = The type “{ $said }” is not supported. There are: { $known }.
xlsform-not-here = In a row “{ $type }” the column “{ $heading }” means nothing, and “{ $said }” stands there. Please clear the cell.
xlsform-appearance = The appearance “{ $said }” is not supported. Here stands { $known } or nothing.
xlsform-required = “{ $said }” does not fit: { $known } is written here.
xlsform-parameters = Parameters are written like this: { $usage }. The numbers are whole.
xlsform-end-alone = This end of a group closes nothing. Please delete the row or add the beginning of the group.
xlsform-group-open = The group “{ $name }” is not closed. Please add its end.
