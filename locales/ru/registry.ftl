# Координаторы: поиск людей и организаций, карточка с историей, заметки

registry-find = Найти
registry-search-title = Поиск для координатора
registry-search-query = Кого найти? Напишите имя, название или ИНН. Можно только начало слова.
registry-search-query-label = Запрос
registry-record =
    <b>{ $name }</b>

    { $lines }

    <b>История</b>
    { $history }
registry-kind-label = Кто
registry-place-label = Где
registry-inn-label = ИНН
registry-organisations-label = Представитель
registry-specialists-label = Представляет
registry-since-label = Здесь с
registry-seen-label = Последний раз в боте
registry-coordinator = координатор
registry-no-card = без карточки специалиста
registry-nobody = Организацию сейчас никто не представляет.
registry-history-none = Пока ничего не было.
registry-erased = (удалено)
registry-line-case = • { $when }: { $kind } «{ $title }», { $state }.
registry-line-note = • { $when }, заметка ({ $who }): { $text }
registry-line-deed = • { $when }: { $deed } ({ $who }).
registry-line-deed-nobody = • { $when }: { $deed }.
registry-kind-institution = заявка учреждения
registry-kind-business = заявка бизнеса
registry-kind-colleague = просьба представлять
registry-kind-question = вопрос
registry-kind-quality = низкие оценки
registry-kind-event = мероприятие
registry-kind-vacancy = вакансия
registry-state-submitted = ждёт решения
registry-state-claimed = в работе
registry-state-returned = на исправлении
registry-state-approved = одобрено
registry-state-declined = отклонено
registry-state-withdrawn = отозвано
registry-state-expired = закрыто без исправлений
registry-state-answered = отвечено
registry-state-closed = закрыто
registry-deed-made-coordinator = роль координатора дана
registry-deed-limited-coordinator = муниципалитеты координатора изменены
registry-deed-removed-coordinator = роль координатора снята
registry-deed-changed-duties = обязанности изменены
registry-deed-dismissed = представитель убран или ушёл
registry-deed-invited = создано приглашение
registry-deed-joined-by-link = новый представитель по приглашению
registry-deed-trusted = публикует без проверки
registry-deed-trust-taken = публикации снова проверяются
registry-deed-branch-added = добавлен филиал
registry-deed-branch-changed = изменён филиал
registry-deed-branch-closed = закрыт филиал
registry-deed-branch-reopened = филиал открыт снова
registry-deed-point-added = добавлено место для оценок
registry-deed-point-renamed = переименовано место для оценок
registry-deed-point-retired = снято место для оценок
registry-deed-point-renewed = новый код места для оценок
registry-deed-comment-shown = отзыв показан всем
registry-deed-comment-hidden = отзыв скрыт
registry-deed-merged = объединена с повтором
registry-deed-refused = отказано: нет права
registry-case = Открыть: { $title }
registry-note-add = Добавить заметку
registry-card = Карточка
registry-newer = Новее
registry-older = Раньше
registry-note-title = Заметка
registry-note-text = Что записать? Заметку видят только координаторы. Но человек получит её, если попросит свои данные: пишите так, чтобы это можно было показать.
registry-note-text-label = Заметка
