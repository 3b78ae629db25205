// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format_book.h"
#include "ui/formats/format_samples.h"

#include <QDialog>

class QAction;
class QDialogButtonBox;
class QLabel;
class QListView;
class QPushButton;
class QSplitter;

namespace proxydeck {

class FormatExchange;
class FormatFields;
class FormatPreview;
class NoteLabel;

/// All formats in their order, with a check box for use in menus, and an editor for the operator's own formats. Not
/// modal: edits apply at once, the preview follows the selection in the table of leases, and a deletion can be undone.
class FormatEditorDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        FormatBook &formats;
        FormatSampleSource samples; ///< null: always the made-up lease
    };
    explicit FormatEditorDialog(const Parts &parts, QWidget *parent = nullptr);
    ~FormatEditorDialog() override;

    /// Selects the format with this id, if there is one.
    void showFormat(const QString &id);

public Q_SLOTS:
    /// The selection in the table has changed: the preview is updated shortly after.
    void samplesChanged();
    void importFrom(const QString &path);
    void exportTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildActions();
    void connectAll();
    QWidget *buildList();
    int currentRow() const;
    void setCurrentRow(int row);
    void showCurrent();
    void onEdited();
    void onBookChanged(int first, int last);
    void updateActions();
    void addFormat();
    void duplicate();
    void removeCurrent();
    void undoRemove();
    void moveCurrent(int by);
    void say(const QString &outcome, const QString &problem = {});
    void retranslate();

    Parts m_parts;
    QList<FormatBook::Removed> m_removed; ///< the most recent one last
    CopyFormat m_shown;                   ///< the book's version of the format when the fields last matched it
    bool m_applying = false;
    QAction *m_add = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QSplitter *m_splitter;
    QLabel *m_listLabel;
    QListView *m_list;
    FormatExchange *m_exchange;
    FormatFields *m_fields;
    FormatPreview *m_preview;
    NoteLabel *m_bookProblem;
    NoteLabel *m_outcome;
    NoteLabel *m_problem;
    QDialogButtonBox *m_buttons;
    QPushButton *m_import;
    QPushButton *m_export;
    QPushButton *m_undoButton = nullptr;
};

} // namespace proxydeck
