// SPDX-License-Identifier: MIT
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace proxydeck {

class AccountBook;
class LeaseTable;
class LeaseView;
class Ledger;
class VendorClock;

/// What is true all the time, at the foot of the window: how many leases live, how many of all a filter leaves in
/// sight, whether this machine's clock is wrong, whether leases are on record, where keys are kept; and, for a while,
/// what an action did.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    struct Parts
    {
        const LeaseTable &leases;
        const LeaseView &view;
        const VendorClock &vendorClock;
        const AccountBook &accounts;
        const Ledger *ledger; ///< null: nothing is kept
        bool demo = false;
    };
    explicit StatusLine(const Parts &parts, QWidget *parent = nullptr);

    /// Shows \a text for a while and tells it to screen readers.
    void say(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *add(QLabel *label, const QString &name);
    void colorMark();
    void retranslate();
    void updateCounts();
    void updateSkew();
    void updateSecretsPlace();
    void updateProblem();
    /// What can be looked up elsewhere gives way while it would cut what is said.
    void makeRoom();

    Parts m_parts;
    QLabel *m_ledgerProblem;
    QLabel *m_skew;
    QLabel *m_counts;
    QLabel *m_secretsPlace;
    QLabel *m_demoMark;
    QString m_problem;
    QTimer m_countSoon; ///< a filter comes to its end in many steps
};

} // namespace proxydeck
