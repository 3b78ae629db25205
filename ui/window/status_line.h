// SPDX-License-Identifier: MIT
#pragma once

#include "ui/desktop/window_visibility.h"

#include <QPointer>
#include <QStatusBar>
#include <QTimer>

#include <functional>

class QAction;
class QLabel;
class QToolButton;

namespace proxydeck {

class AccountBook;
class LeaseTable;
class Ledger;
class LocalPorts;
class PortsButton;
class ProgressItem;
class ProgressLine;
class TodayButton;
class TodaySums;
class VendorClock;

/// The status bar: for some seconds the result of an action; the progress of long work; then when the next lease ends,
/// the local ports in a word, what was extracted today, whether this machine's clock is wrong, whether leases are
/// recorded, and where keys are stored if that is not the keychain.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    struct Parts
    {
        const LeaseTable &leases;
        const VendorClock &vendorClock;
        const AccountBook &accounts;
        const Ledger *ledger;             ///< null: nothing is recorded
        const TodaySums *today = nullptr; ///< null: the same
        bool demo = false;
        const LocalPorts *ports = nullptr; ///< null: there are none
    };
    explicit StatusLine(const Parts &parts, QWidget *parent = nullptr);

    /// Shows \a text for some seconds and announces it to screen readers. If the language changes meanwhile, it goes.
    void say(const QString &text);
    /// Shows what \a make returns, which is asked again if the language changes meanwhile.
    void tell(std::function<QString()> make);
    /// Beside the message that is shown, and as long: a button for what undoes what it tells.
    void offer(QAction *undo);
    /// Shows \a item whenever it runs.
    void addProgress(ProgressItem &item);

Q_SIGNALS:
    /// The operator wants to know more of what was extracted today.
    void todayRequested();
    /// The operator wants to see the local ports.
    void portsRequested();
    /// Whether figures of local ports can be seen here now.
    void portsSeen(bool isSeen);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *add(QLabel *label, const QString &name);
    void colorMark();
    void retranslate();
    /// Looks for the lease that ends next.
    void findEarliest();
    void countDown();
    void updateSkew();
    void updateSecretsPlace();
    void updateProblem();
    /// Leaves out what would cut off the message: cost first, then distinct exits, then the local ports, then the place
    /// of the keys.
    void makeRoom();
    void followPortsSeen();

    Parts m_parts;
    QToolButton *m_undo;
    ProgressLine *m_progress;
    QLabel *m_ledgerProblem;
    QLabel *m_skew;
    QLabel *m_earliest;
    TodayButton *m_today = nullptr;
    PortsButton *m_ports = nullptr;
    bool m_arePortsSeen = false;
    QLabel *m_secretsPlace;
    QLabel *m_demoMark;
    QString m_problem;
    QPointer<QAction> m_offered;     ///< to undo what the message tells
    std::function<QString()> m_make; ///< the message that is shown; none: it cannot be made again
    qint64 m_earliestMs = 0;         ///< when the next lease ends, UTC ms; 0: none
    QTimer m_findSoon;               ///< one operation on rows emits several signals
    QTimer m_second;                 ///< runs only while somebody can see it
    WindowVisibility m_visibility;
};

} // namespace proxydeck
