// SPDX-License-Identifier: MIT
#pragma once

#include <QStatusBar>
#include <QTimer>

#include <functional>

class QLabel;

namespace proxydeck {

class AccountBook;
class LeaseTable;
class LeaseView;
class Ledger;
class VendorClock;

/// The status bar: permanent facts (number of live leases, how many of all leases the filter shows, whether this
/// machine's clock is wrong, whether leases are recorded, where keys are stored) and, for some seconds, the result of
/// an action.
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
        const Ledger *ledger; ///< null: nothing is recorded
        bool demo = false;
    };
    explicit StatusLine(const Parts &parts, QWidget *parent = nullptr);

    /// Shows \a text for some seconds and announces it to screen readers. If the language changes meanwhile, it goes.
    void say(const QString &text);
    /// Shows what \a make returns, which is asked again if the language changes meanwhile.
    void tell(std::function<QString()> make);

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
    /// Hides the place of the keys, which can be looked up elsewhere, while it would cut off the message.
    void makeRoom();

    Parts m_parts;
    QLabel *m_ledgerProblem;
    QLabel *m_skew;
    QLabel *m_counts;
    QLabel *m_secretsPlace;
    QLabel *m_demoMark;
    QString m_problem;
    std::function<QString()> m_make; ///< the message that is shown; none: it cannot be made again
    QTimer m_countSoon;              ///< a filter finishes in many steps
};

} // namespace proxydeck
