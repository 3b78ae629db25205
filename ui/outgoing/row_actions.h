// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format_book.h"

#include <QObject>
#include <QString>

#include <memory>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace proxydeck {

class Preferences;

/// The actions on leases, shared by menus, buttons and shortcuts. The panel connects them.
class RowActions final : public QObject
{
    Q_OBJECT

public:
    /// \a panel gets all actions, so that their shortcuts work in it. Without \a formats: the built-in ones, in their
    /// order. The format chosen last is kept in \a preferences, so that it is the same in all windows; null: in this
    /// object only.
    explicit RowActions(QWidget &panel, const FormatBook *formats = nullptr, Preferences *preferences = nullptr);
    ~RowActions() override;

    QAction *copy;       ///< in the format used last
    QAction *copyNewest; ///< where there is a selection too
    QAction *copyCell;
    QAction *exportRows;
    QAction *exportAgain; ///< hidden until setExportFile()
    QAction *focusFilter;
    QAction *forget;
    QAction *check;        ///< hidden where nothing can be checked
    QAction *undo;         ///< a removal
    QAction *clearExpired; ///< removes all expired rows
    QAction *onlyUncopied; ///< checkable: hides what was copied
    QAction *onlyGood;     ///< checkable: copies only what the last check found good
    QAction *selectAll;
    QAction *escape;      ///< clears the filter, else the selection
    QAction *editFormats; ///< hidden without a FormatBook

    /// One entry per offered format, in the operator's order, the current one checked. The menu's own action has the
    /// shortcut that opens it.
    QMenu *copyAs() const { return m_copyAs.get(); }
    /// The same formats, to choose one without copying.
    QMenu *formatMenu() const { return m_formatMenu.get(); }
    /// Always one of the offered formats.
    QString format() const { return m_format; }
    /// Valid until the FormatBook changes.
    const CopyFormat &currentFormat() const;
    /// An id that the book does not know (an old settings file) is ignored; a format that is not offered now (hidden,
    /// or its template is incomplete) becomes current when it is offered again.
    void setFormat(const QString &id);
    /// To be saved for the next start: the format chosen last, even while another one is used in its place.
    QString chosenFormat() const { return m_chosen; }
    /// Whether Ctrl+1…9 copy in the first nine offered formats. Off at first.
    void setNumbered(bool numbered);
    /// Exports can be in any of the formats, and not in CSV only. \a file: name of the last file, empty if there is
    /// none.
    void setExportFile(const QString &file);
    /// CSV and the offered formats, to export in one of them.
    QMenu *exportMenu() const { return m_exportMenu.get(); }
    const FormatBook &book() const { return m_book; }
    /// The offered format \a id, else the current one. Valid until the FormatBook changes.
    const CopyFormat &formatOr(const QString &id) const;
    /// The format that a copy would be in, if it is not the current one: that of a key. Empty: none.
    void setKeyFormat(const QString &id);
    /// The name of the format that a copy would be in, for "Copy as URL".
    QString formatName() const;

    /// How many rows undo would bring back: \a regionLocks, or leases.
    void setUndoable(qsizetype rows, bool regionLocks);
    /// How many rows onlyUncopied would leave.
    void setUncopied(qsizetype uncopied);
    void retranslate();

Q_SIGNALS:
    /// The operator chose this format to copy in.
    void formatTriggered(const QString &id);
    void formatChanged();
    /// Empty: CSV.
    void exportAsTriggered(const QString &id);

private:
    void fillExportMenu();
    void nameExport();
    void fillCopyAs();
    void choose(const QString &id);
    void fillFormatMenu();
    void nameCounts();

    const FormatBook m_builtIn;
    const FormatBook &m_book;
    Preferences *m_preferences;
    std::unique_ptr<QMenu> m_copyAs;
    std::unique_ptr<QMenu> m_formatMenu;
    std::unique_ptr<QMenu> m_exportMenu;
    bool m_anyFormat = false; ///< for exports
    QString m_exportFile;
    QString m_keyFormat;
    QActionGroup *m_formats;
    bool m_numbered = false;
    qsizetype m_undoable = 0;
    bool m_undoesRegionLocks = false;
    qsizetype m_uncopied = 0;
    QString m_chosen; ///< by the operator
    QString m_format; ///< equal to m_chosen while that is offered
};

} // namespace proxydeck
