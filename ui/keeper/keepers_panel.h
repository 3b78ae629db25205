// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"
#include "keepers/keeper_status.h"
#include "ui/areas/area_help.h"
#include "ui/keeper/keepers_model.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QSettings;
class QSplitter;
class QToolButton;

namespace proxydeck {

class AccountBook;
class Catalogue;
class KeeperChartView;
class KeeperForm;
class Keepers;
class NoteLabel;
class RowTable;
class VendorClock;
struct Endpoint;

/// The keys that are kept filled: how each stands, the chart of the current one, and what is wanted of it, with all
/// that the operator can do. Nothing is computed or painted while it cannot be seen.
class KeepersPanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int updateMs = 250; ///< the chart changes no more often

    struct Parts
    {
        Keepers &keepers;
        const AccountBook &accounts;
        const Catalogue &catalogue;
        const VendorClock &clock;
        AreaHelp areas = {};
    };
    explicit KeepersPanel(const Parts &parts, QWidget *parent = nullptr);
    ~KeepersPanel() override;

    /// Makes \a key one of those that are kept, if it is not yet, and shows it. It is not started.
    void keep(const QUuid &key);
    /// Null if none is kept.
    QUuid current() const;
    RowTable &table() { return *m_table; }

    bool eventFilter(QObject *watched, QEvent *event) override;

    /// Widths; under the group "keeper". What is wanted is kept by Keepers.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildTable();
    QWidget *buildSide();
    void connectParts();
    void fitTable();
    void hideColumns();
    void fillMenu();
    void openMenu(const QPoint &at);
    void followKeys();
    void follow(const QUuid &key);
    void followAll();
    void select(const QUuid &key);
    void showCurrent();
    void showButtons();
    void showChart();
    void keepDraft();
    void apply();
    void startOrPause();
    void remove();
    void clearUnknown(bool charged);
    void retranslate();
    const Endpoint *extraction(const QUuid &key) const;
    std::optional<AreaScope> scopeOf(const QUuid &key) const;

    Parts m_parts;
    KeepersModel *m_model;
    QHash<KeepersModel::Column, int> m_widths; ///< also of hidden columns
    QUuid m_current;
    QHash<QUuid, KeeperTerms>
        m_drafts; ///< entered and neither applied nor taken back, of other keys than the current one
    bool m_isSeen = false;
    QTimer m_soon;   ///< the chart is shown anew then
    QTimer m_steady; ///< the chart moves on, and nothing else has happened

    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_first;
    QWidget *m_kept;
    QSplitter *m_splitter;
    RowTable *m_table;
    KeeperChartView *m_chart;
    KeeperForm *m_form;
    QPushButton *m_start;
    QPushButton *m_apply;
    QPushButton *m_add;
    QToolButton *m_remove;
    QMenu *m_menu;
    NoteLabel *m_unknownNote;
    QPushButton *m_charged;
    QPushButton *m_notCharged;
};

} // namespace proxydeck
