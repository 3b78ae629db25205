// SPDX-License-Identifier: MIT
#include "ui/outgoing/row_actions.h"

#include "base/visible_text.h"
#include "formats/copy_formats.h"
#include "preferences/preferences.h"
#include "ui/desktop/on_mac.h"
#include "ui/look/themed_icon.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QLocale>
#include <QMenu>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

/// Escapes ampersands: in a name they are no mnemonics.
QString formatEntryText(const CopyFormat &format) { return visibleText(copyFormatName(format)).replace(u'&', "&&"_L1); }

} // namespace

RowActions::RowActions(QWidget &panel, const FormatBook *formats, Preferences *preferences)
    : QObject(&panel)
    , m_book(formats ? *formats : m_builtIn)
    , m_preferences(preferences)
    , m_copyAs(std::make_unique<QMenu>())
    , m_formatMenu(std::make_unique<QMenu>())
    , m_exportMenu(std::make_unique<QMenu>())
    , m_formats(new QActionGroup(this))
    , m_chosen(u"url"_s)
{
    const auto make
        = [&](const QString &name, const QKeySequence &keys, Qt::ShortcutContext context, QLatin1StringView icon = {}) {
              auto *action = new QAction(this);
              action->setObjectName(name);
              action->setIcon(themedIcon(icon));
              action->setShortcut(keys);
              action->setShortcutContext(context);
              action->setAutoRepeat(false);
              action->setMenuRole(QAction::NoRole);
              panel.addAction(action);
              return action;
          };
    // "anywhere": shortcuts that always mean the leases; "here": shortcuts whose keys have another meaning in other
    // widgets.
    constexpr auto anywhere = Qt::WindowShortcut;
    constexpr auto here = Qt::WidgetWithChildrenShortcut;
    copy = make(u"copyLeases"_s, QKeySequence::Copy, anywhere, "copy"_L1);
    copyNewest = make(u"copyNewest"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), anywhere, "copy"_L1);
    copyCell = make(u"copyCell"_s, {}, here);
    exportRows = make(u"exportLeases"_s, QKeySequence(Qt::CTRL | Qt::Key_E), anywhere, "export"_L1);
    exportAgain = make(u"exportAgain"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), anywhere);
    exportAgain->setVisible(false); // its keys do nothing then
    focusFilter = make(u"focusFilter"_s, QKeySequence::Find, anywhere, "filter"_L1);
    forget = make(u"forgetLeases"_s, QKeySequence::Delete, here, "forget"_L1);
    if constexpr (isMac) // Mac keyboards have one key for both; only long ones have a separate Delete key
        forget->setShortcuts({QKeySequence(Qt::Key_Backspace), QKeySequence(Qt::Key_Delete)});
    check = make(u"checkLeases"_s, QKeySequence(Qt::CTRL | Qt::Key_K), anywhere, "check"_L1);
    check->setVisible(false);
    undo = make(u"undoRemoval"_s, QKeySequence::Undo, anywhere);
    onlyUncopied = make(u"onlyUncopied"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), anywhere, "filter"_L1);
    onlyUncopied->setCheckable(true);
    onlyGood = make(u"copyOnlyGood"_s, {}, here);
    onlyGood->setCheckable(true);
    clearExpired = make(u"clearExpired"_s, {}, here, "forget"_L1);
    selectAll = make(u"selectAllLeases"_s, QKeySequence::SelectAll, here, "select-all"_L1);
    // By these texts macOS recognises that ⌘C and ⌘A apply to the text field of its own file dialog while that is open.
    copy->setMenuRole(QAction::TextHeuristicRole);
    selectAll->setMenuRole(QAction::TextHeuristicRole);
    escape = make(u"clearFilterOrSelection"_s, QKeySequence(Qt::Key_Escape), here);

    QAction *open = m_copyAs->menuAction();
    open->setObjectName(u"copyAs"_s);
    open->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    open->setShortcutContext(anywhere);
    panel.addAction(open);

    editFormats = make(u"editFormats"_s, {}, here, "edit"_L1);
    editFormats->setVisible(formats);

    connect(m_formatMenu.get(), &QMenu::aboutToShow, this, &RowActions::fillFormatMenu);
    m_exportMenu->setObjectName(u"exportMenu"_s);
    connect(m_exportMenu.get(), &QMenu::aboutToShow, this, &RowActions::fillExportMenu);
    connect(&m_book, &FormatBook::offeredChanged, this, &RowActions::fillCopyAs);
    if (m_preferences) {
        m_chosen = m_preferences->text(Preference::CopyFormat);
        connect(m_preferences, &Preferences::changed, this, [this](Preference preference) {
            if (preference == Preference::CopyFormat)
                setFormat(m_preferences->text(preference));
        });
    }
    retranslate();
}

RowActions::~RowActions() = default;

void RowActions::fillCopyAs()
{
    m_copyAs->clear();
    const QList<int> offered = m_book.offered();
    // The chosen format becomes current again when its template is complete or it is no longer hidden.
    m_format = offered.contains(m_book.rowOf(m_chosen)) ? m_chosen : m_book.at(offered.first()).id;
    for (const int row : offered) {
        const CopyFormat &format = m_book.at(row);
        QAction *action = m_copyAs->addAction(formatEntryText(format));
        action->setCheckable(true);
        action->setChecked(format.id == m_format);
        action->setData(format.id);
        action->setObjectName(u"copyAs."_s + format.id);
        m_formats->addAction(action);
        if (const qsizetype place = m_formats->actions().size(); m_numbered && place <= 9) {
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + int(place))));
            action->setAutoRepeat(false);
        }
        // Not toggled(): triggered() is also emitted if the current format is chosen again, which copies again.
        connect(action, &QAction::triggered, this, [this, id = format.id] {
            choose(id);
            Q_EMIT formatTriggered(id);
        });
    }
    m_copyAs->addSeparator();
    m_copyAs->addAction(onlyGood);
    m_copyAs->addAction(editFormats);
    Q_EMIT formatChanged();
}

void RowActions::setNumbered(bool numbered)
{
    m_numbered = numbered;
    fillCopyAs();
}

void RowActions::fillFormatMenu()
{
    m_formatMenu->clear();
    for (const int row : m_book.offered()) {
        const CopyFormat &format = m_book.at(row);
        QAction *entry = m_formatMenu->addAction(formatEntryText(format));
        entry->setCheckable(true);
        entry->setChecked(format.id == m_format);
        connect(entry, &QAction::triggered, this, [this, id = format.id] { choose(id); });
    }
}

void RowActions::setExportFile(const QString &file)
{
    m_anyFormat = true;
    m_exportFile = file;
    exportAgain->setVisible(true);
    nameExport();
}

void RowActions::nameExport()
{
    exportRows->setText(m_anyFormat ? tr("&Export…") : tr("&Export CSV…"));
    const QString file = visibleText(m_exportFile).replace(u'&', "&&"_L1);
    exportAgain->setText(file.isEmpty() ? tr("Export a&gain") : tr("Export a&gain to %1", "name of a file").arg(file));
}

void RowActions::fillExportMenu()
{
    m_exportMenu->clear();
    m_exportMenu->addAction(exportAgain);
    m_exportMenu->addSeparator();
    const auto add = [this](const QString &text, const QString &id) {
        QAction *entry = m_exportMenu->addAction(text);
        entry->setObjectName(u"exportAs."_s + (id.isEmpty() ? u"csv"_s : id));
        connect(entry, &QAction::triggered, this, [this, id] { Q_EMIT exportAsTriggered(id); });
    };
    add(tr("CSV…"), {});
    for (const int row : m_book.offered())
        add(tr("%1…", "a format to export in").arg(formatEntryText(m_book.at(row))), m_book.at(row).id);
}

const CopyFormat &RowActions::currentFormat() const
{
    const CopyFormat *format = m_book.find(m_format);
    return format ? *format : m_book.at(m_book.offered().first());
}

const CopyFormat &RowActions::formatOr(const QString &id) const
{
    const int row = id.isEmpty() ? -1 : m_book.rowOf(id);
    return row >= 0 && m_book.offered().contains(row) ? m_book.at(row) : currentFormat();
}

void RowActions::setKeyFormat(const QString &id)
{
    if (m_keyFormat == id)
        return;
    m_keyFormat = id;
    Q_EMIT formatChanged();
}

void RowActions::choose(const QString &id)
{
    setFormat(id);
    if (m_preferences)
        m_preferences->set(Preference::CopyFormat, id);
}

void RowActions::setFormat(const QString &id)
{
    const auto actions = m_formats->actions();
    for (QAction *action : actions) {
        if (action->data().toString() != id)
            continue;
        action->setChecked(true);
        m_chosen = id;
        if (m_format != id) {
            m_format = id;
            Q_EMIT formatChanged();
        }
        return;
    }
    if (m_book.rowOf(id) >= 0) {
        m_chosen = id;
        fillCopyAs();
    }
}

void RowActions::setUncopied(qsizetype uncopied)
{
    m_uncopied = uncopied;
    nameCounts();
}

void RowActions::setUndoable(qsizetype rows, bool regionLocks)
{
    m_undoable = rows;
    m_undoesRegionLocks = regionLocks;
    undo->setEnabled(rows > 0);
    nameCounts();
}

void RowActions::nameCounts()
{
    if (m_undoable == 0)
        undo->setText(tr("&Undo"));
    else
        undo->setText(m_undoesRegionLocks ? tr("&Undo removal of %n region locks", nullptr, int(m_undoable))
                                          : tr("&Undo removal of %n leases", nullptr, int(m_undoable)));
    //: %1 how many there are
    onlyUncopied->setText(tr("Only not &yet copied (%1)").arg(QLocale().toString(m_uncopied)));
}

QString RowActions::formatName() const { return visibleText(copyFormatName(formatOr(m_keyFormat))); }

void RowActions::retranslate()
{
    copy->setText(tr("&Copy"));
    copyNewest->setText(tr("Copy &newest"));
    nameCounts();
    onlyGood->setText(tr("Copy &good ones only"));
    copyCell->setText(tr("Copy ce&ll"));
    nameExport();
    focusFilter->setText(tr("&Filter"));
    forget->setText(tr("&Remove"));
    check->setText(tr("Chec&k"));
    clearExpired->setText(tr("Clear e&xpired"));
    selectAll->setText(tr("Select &all"));
    escape->setText(tr("Clear filter or &selection"));
    editFormats->setText(tr("Copy for&mats…"));
    m_copyAs->setTitle(tr("Copy &as"));
    m_formatMenu->setTitle(tr("Copy &format"));
    fillCopyAs();
}

} // namespace proxydeck

#include "moc_row_actions.cpp"
