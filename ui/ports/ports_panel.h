// SPDX-License-Identifier: MIT
#pragma once

#include "ports/local_ports.h"
#include "ui/filter/filter_completer.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>
#include <utility>

class QLabel;
class QPushButton;
class QSettings;

namespace proxydeck {

class AccountBook;
class Clipboard;
class ConnectionsModel;
class ConnectionsTable;
class FormatBook;
class LeaseTable;
class LeaseView;
class NoteLabel;
class PortActions;
class PortCopies;
class PortDialog;
class PortNote;
class PortsBar;
class PortsModel;
class PortsTable;
class RowTable;
class VendorClock;

/// The local ports and the connections through them, with all that the operator can do. Nothing is read or painted
/// while it cannot be seen.
class PortsPanel final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        LocalPorts &ports;
        const AccountBook &accounts;
        const LeaseTable &leases;
        LeaseView &view; ///< has the names by which filters find leases
        const VendorClock &clock;
        Clipboard &clipboard;
        const FormatBook *formats = nullptr; ///< null: the built-in ones
        /// The keys that can be kept filled.
        std::function<QList<QUuid>()> keptKeys = {};
    };
    explicit PortsPanel(const Parts &parts, QWidget *parent = nullptr);
    ~PortsPanel() override;

    PortActions &actions() { return *m_actions; }
    PortCopies &copies() { return *m_copies; }
    /// Null if there is none.
    QUuid current() const;
    /// Opens the dialog for a new port; \a filter: in the program's language, as above the table of leases.
    PortDialog *makePort(const QString &filter = {});
    QWidget *firstFocus() const;

    /// Columns, the last format; under the group "portsPanel". The ports themselves are kept by LocalPorts.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    /// For the status bar. Plain.
    void message(const QString &text);
    /// Whether its figures can be seen.
    void seenChanged(bool isSeen);
    /// A dialog was saved: what it is about should be seen.
    void shownRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectParts();
    void followPorts();
    void followFigures();
    void showConnections();
    void showWhichPorts();
    void showNotes();
    void showState();
    void openMenu(QWidget &at, const QPoint &place, const QList<QAction *> &actions);
    PortDialog *openDialog();
    void editPort();
    void removePort();
    void closeSelected();
    std::optional<PortTerms> currentPort() const;
    QStringList filterValues(FilterField field) const;
    void retranslate();

    Parts m_parts;
    bool m_isSeen = false;
    QPointer<PortDialog> m_dialog;
    PortsModel *m_model;
    ConnectionsModel *m_connections;
    PortActions *m_actions;
    PortCopies *m_copies;

    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_first;
    QWidget *m_full;
    NoteLabel *m_warning; ///< a port that other machines can reach
    PortNote *m_note;     ///< of the current port
    PortsTable *m_table;
    PortsBar *m_bar;
    ConnectionsTable *m_connectionsTable;
};

} // namespace proxydeck
