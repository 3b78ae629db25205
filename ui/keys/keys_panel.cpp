// SPDX-License-Identifier: MIT
#include "ui/keys/keys_panel.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "ui/accounts/key_color_look.h"
#include "ui/keys/keys_model.h"
#include "ui/keys/keys_view.h"
#include "ui/keys/live_counts.h"
#include "ui/look/themed_icon.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/wording/account_wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

KeysPanel::KeysPanel(AccountBook &accounts, const LeaseTable &leases, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_counts(new LiveCounts(leases, this))
    , m_model(new KeysModel(accounts, *m_counts, this))
    , m_view(new KeysView(*m_model, this))
    , m_empty(new QLabel(this))
    , m_new(new QToolButton(this))
    , m_link(new QToolButton(this))
    , m_edit(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_note(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_problem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_remedy(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_view);
    layout->addWidget(m_empty);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    buttons->addWidget(m_new);
    buttons->addWidget(m_link);
    buttons->addStretch(1);
    buttons->addWidget(m_edit);
    buttons->addWidget(m_more);
    layout->addLayout(buttons);
    layout->addWidget(m_note);
    layout->addWidget(m_problem);
    layout->addWidget(m_remedy, 0, Qt::AlignRight);

    m_view->setObjectName(u"keys"_s);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    for (QToolButton *button : {m_new, m_link, m_edit, m_more}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_new->setObjectName(u"newKey"_s);
    m_new->setIcon(themedIcon("new-key"_L1));
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_link->setObjectName(u"newKeyFromLink"_s);
    for (auto &[button, icon] : {std::pair(m_link, "link"_L1), std::pair(m_edit, "edit"_L1)}) {
        button->setIcon(themedIcon(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    m_edit->setObjectName(u"editCurrentKey"_s);
    m_more->setObjectName(u"moreAboutKey"_s);
    m_more->setText(u"⋯"_s);
    m_remedy->setObjectName(u"remedy"_s);
    buildMenu();

    connect(m_view, &KeysView::currentKeyChanged, this, [this](const QUuid &key) {
        showState();
        Q_EMIT currentChanged(key);
    });
    connect(m_view, &KeysView::selectedKeysChanged, this, &KeysPanel::selectedChanged);
    connect(m_view, &KeysView::menuRequested, this, [this](const QPoint &at) { m_menu->popup(at); });
    connect(m_new, &QToolButton::clicked, this, &KeysPanel::newKeyRequested);
    connect(m_link, &QToolButton::clicked, this, &KeysPanel::newKeyFromLinkRequested);
    connect(m_edit, &QToolButton::clicked, this, [this] { Q_EMIT editKeyRequested(current()); });
    // No setMenu(): the arrow it draws would cover the dots, which already indicate a menu.
    connect(m_more, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft())); });
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        if (isGone())
            Q_EMIT editKeyRequested(current());
        else
            m_accounts.reloadSecrets(current());
    });
    connect(m_model, &KeysModel::failed, this,
            [this](const AccountBook::Failure &failure) { Q_EMIT message(accountFailureText(failure)); });
    for (const auto signal : {&AccountBook::secretStateChanged, &AccountBook::accountChanged}) {
        connect(&m_accounts, signal, this, [this](const QUuid &key) {
            if (key == current())
                showState();
        });
    }
    connect(m_model, &QAbstractItemModel::modelReset, this, &KeysPanel::showState);
    retranslate();
}

void KeysPanel::buildMenu()
{
    const auto add = [this](const QString &name, QLatin1StringView icon) {
        QAction *entry = m_menu->addAction(themedIcon(icon), QString());
        entry->setObjectName(name);
        return entry;
    };
    m_extract = add(u"extractWithKey"_s, "extract"_L1);
    m_extractAndCopy = add(u"extractWithKeyAndCopy"_s, {});
    m_menu->addSeparator();
    m_filter = add(u"filterByKey"_s, "filter"_L1);
    m_copyLiving = add(u"copyLiving"_s, "copy"_L1);
    m_keep = m_menu->addAction(QString());
    m_keep->setObjectName(u"keepFilled"_s);
    m_keep->setVisible(false); // until somebody keeps keys filled
    m_menu->addSeparator();
    m_editAction = m_menu->addAction(themedIcon("edit"_L1), QString());
    m_plan = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_groupMenu = m_menu->addMenu(QString());
    m_colorMenu = m_menu->addMenu(QString());
    m_up = m_menu->addAction(QString());
    m_down = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_reload = m_menu->addAction(QString());
    m_delete = m_menu->addAction(themedIcon("forget"_L1), QString());
    connect(m_extract, &QAction::triggered, this, [this] { Q_EMIT extractRequested(false); });
    connect(m_extractAndCopy, &QAction::triggered, this, [this] { Q_EMIT extractRequested(true); });
    connect(m_filter, &QAction::triggered, this, [this] { Q_EMIT filterRequested(current()); });
    connect(m_copyLiving, &QAction::triggered, this, [this] { Q_EMIT copyLivingRequested(current()); });
    connect(m_keep, &QAction::triggered, this, [this] { Q_EMIT keepRequested(current()); });
    connect(m_editAction, &QAction::triggered, this, [this] { Q_EMIT editKeyRequested(current()); });
    connect(m_plan, &QAction::triggered, this, [this] { Q_EMIT changePlanRequested(current()); });
    connect(m_up, &QAction::triggered, m_view, [this] { m_view->moveCurrent(-1); });
    connect(m_down, &QAction::triggered, m_view, [this] { m_view->moveCurrent(1); });
    connect(m_reload, &QAction::triggered, this, [this] { m_accounts.reloadSecrets(current()); });
    connect(m_delete, &QAction::triggered, this, [this] { Q_EMIT deleteKeyRequested(current()); });
    connect(m_groupMenu, &QMenu::aboutToShow, this, &KeysPanel::fillGroupMenu);
    connect(m_colorMenu, &QMenu::aboutToShow, this, &KeysPanel::fillColorMenu);
}

void KeysPanel::setKept(std::function<KeptNote(const QUuid &key)> kept)
{
    m_model->setKept(std::move(kept));
    m_keep->setVisible(true);
}

void KeysPanel::keptChanged(const QUuid &key) { m_model->touchKept(key); }

void KeysPanel::setFormatMenu(QMenu &menu) { m_menu->insertMenu(m_groupMenu->menuAction(), &menu); }

void KeysPanel::fillGroupMenu()
{
    m_groupMenu->clear();
    const Account *account = m_accounts.find(current());
    const auto add = [&](const QString &text, const QString &group) {
        QAction *entry = m_groupMenu->addAction(visibleText(text).replace(u'&', "&&"_L1));
        entry->setCheckable(true);
        entry->setChecked(account && account->group == group);
        connect(entry, &QAction::triggered, this, [this, group] { m_model->putIntoGroup(selected(), group); });
    };
    add(tr("No group"), {});
    for (const QString &group : m_model->groups())
        add(group, group);
    m_groupMenu->addSeparator();
    connect(m_groupMenu->addAction(tr("New group")), &QAction::triggered, this, &KeysPanel::putIntoNewGroup);
}

void KeysPanel::putIntoNewGroup()
{
    QString name;
    for (int number = 1; name.isEmpty() || m_model->groups().contains(name); ++number)
        //: %1 a number: the name of a new group of keys, which can be changed at once
        name = tr("Group %1").arg(QLocale().toString(number));
    m_model->putIntoGroup(selected(), name);
    m_view->editGroup(name);
}

void KeysPanel::fillColorMenu()
{
    m_colorMenu->clear();
    const Account *account = m_accounts.find(current());
    for (int color = int(KeyColor::None); color <= int(KeyColor::Purple); ++color) {
        QAction *entry = m_colorMenu->addAction(keyColorName(KeyColor(color)));
        entry->setCheckable(true);
        entry->setChecked(account && int(account->color) == color);
        connect(entry, &QAction::triggered, this, [this, color] { setColor(color); });
    }
}

void KeysPanel::setColor(int color)
{
    for (const QUuid &key : selected()) {
        const Account *account = m_accounts.find(key);
        if (!account)
            continue;
        Account changed = *account;
        changed.color = KeyColor(color);
        // Empty secrets with Keep::InStore: the stored ones stay unchanged.
        m_accounts.update(changed, {}, AccountBook::Keep::InStore,
                          [panel = QPointer(this)](const Expected<void, AccountBook::Failure> &done) {
                              if (panel && !done)
                                  Q_EMIT panel->message(accountFailureText(done.error()));
                          });
    }
}

QUuid KeysPanel::current() const { return m_view->currentKey(); }

void KeysPanel::setCurrent(const QUuid &key) { m_view->setCurrentKey(key); }

QList<QUuid> KeysPanel::selected() const { return m_view->selectedKeys(); }

void KeysPanel::step(int step) { m_view->step(step); }

void KeysPanel::setRoom(int height) { m_view->setRoom(height); }

void KeysPanel::focusRemedy()
{
    if (m_remedy->isVisibleTo(this))
        m_remedy->setFocus(Qt::OtherFocusReason);
    else
        m_new->setFocus(Qt::OtherFocusReason);
}

bool KeysPanel::isGone() const
{
    const auto error = m_accounts.secretError(current());
    return error && error->kind == SecretError::Kind::NotFound;
}

void KeysPanel::showState()
{
    const QUuid key = current();
    const bool any = !key.isNull() && m_accounts.find(key);
    m_view->setVisible(m_accounts.size() > 0);
    m_empty->setVisible(m_accounts.size() == 0);
    m_edit->setEnabled(any);
    m_more->setEnabled(any);
    QString note;
    QString problem;
    const auto state = any ? m_accounts.secretState(key) : AccountBook::SecretState::Ready;
    if (state == AccountBook::SecretState::SessionOnly && m_accounts.store().isLasting()) {
        note = tr("Kept for this session only. It is gone when the program ends.");
    } else if (state == AccountBook::SecretState::Unavailable) {
        const auto error = m_accounts.secretError(key);
        problem = error ? secretErrorText(*error) : tr("The key could not be read from the keychain.");
    }
    m_note->setText(note);
    m_problem->setText(problem);
    m_remedy->setVisible(!problem.isEmpty());
    m_remedy->setText(isGone() ? tr("Enter it again…") : tr("Try again"));
    m_reload->setEnabled(state == AccountBook::SecretState::Unavailable && !isGone());
}

void KeysPanel::saveState(QSettings &settings) const { settings.setValue("foldedGroups"_L1, m_view->foldedGroups()); }

void KeysPanel::restoreState(QSettings &settings)
{
    m_view->setFoldedGroups(settings.value("foldedGroups"_L1).toStringList());
}

void KeysPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeysPanel::retranslate()
{
    m_view->setAccessibleName(tr("Keys"));
    m_empty->setText(tr("No key yet"));
    m_new->setText(tr("New key"));
    m_link->setText(tr("From link"));
    setPlainToolTip(*m_link, tr("New key from the extraction link on the clipboard"));
    m_edit->setText(tr("Edit…"));
    m_more->setAccessibleName(tr("More about this key"));
    setPlainToolTip(*m_more, tr("Extract, copy, plan, group, colour, order, delete"));
    m_extract->setText(tr("E&xtract"));
    m_extractAndCopy->setText(tr("Extract and cop&y"));
    m_filter->setText(tr("&Show only its leases"));
    m_copyLiving->setText(tr("Copy its li&ve leases"));
    m_keep->setText(tr("&Keep filled…"));
    m_editAction->setText(tr("&Edit key…"));
    m_plan->setText(tr("Change &plan…"));
    m_groupMenu->setTitle(tr("&Group"));
    m_colorMenu->setTitle(tr("&Colour"));
    m_up->setText(tr("Move &up") + u'\t' + QKeySequence(Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText));
    m_down->setText(tr("Move &down") + u'\t' + QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText));
    m_reload->setText(tr("&Read from the keychain again"));
    m_delete->setText(tr("De&lete key…"));
    m_model->retranslate();
    showState();
}

} // namespace proxydeck

#include "moc_keys_panel.cpp"
