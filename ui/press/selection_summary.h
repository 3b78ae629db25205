// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QUuid>
#include <QWidget>

class QLabel;
class QPushButton;

namespace proxydeck {

/// What a press for several keys will take, in place under the button: "3 keys, 15 IPs". It is to be confirmed once a
/// run for each set of keys; pressing again confirms it too.
class SelectionSummary : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionSummary(QWidget *parent = nullptr);

    struct Facts
    {
        QList<QUuid> keys; ///< that can be pressed for, in any order
        int ips = 0;
        QStringList left; ///< a line for each key that is left out, and why
    };
    /// Whether a press for these keys may go on: they were confirmed in this run, or are by this press.
    bool accepts(const Facts &facts, bool copies);
    void dismiss();
    /// The keys selected have changed: what is shown is no longer true.
    void forgetUnless(const QList<QUuid> &keys);

Q_SIGNALS:
    /// Confirmed with its own button.
    void confirmed(bool copies);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();

    QSet<QList<QUuid>> m_accepted; ///< sorted
    QList<QUuid> m_asked;          ///< sorted; empty: nothing is asked
    Facts m_facts;
    bool m_copies = false;
    QLabel *m_text;
    QPushButton *m_go;
    QPushButton *m_cancel;
};

} // namespace proxydeck
