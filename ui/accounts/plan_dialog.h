// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace proxydeck {

class AccountBook;
class Catalogue;
class LabelledRows;
class NoteLabel;

/// Changes the plan of a key: product, mode and number of channels. Says what the change does before it is confirmed:
/// the calls a minute, and what becomes of the calls that wait. Secrets and form values stay as they are.
class PlanDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalogue &catalogue;
        AccountBook &accounts;
    };
    /// \a waiting: how many calls of the key wait for their turn; asked again whenever it is shown.
    PlanDialog(const Parts &parts, const QUuid &key, std::function<int()> waiting, QWidget *parent = nullptr);

    /// The waiting calls may have changed.
    void refresh();

Q_SIGNALS:
    /// The plan is saved.
    void changed(const QUuid &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void fillModes();
    Account chosen() const;
    void save();
    void retranslate();

    Parts m_parts;
    const QUuid m_key;
    std::function<int()> m_waiting;
    Account m_before;
    QLabel *m_name;
    QLabel *m_productLabel;
    QLabel *m_modeLabel;
    QLabel *m_channelsLabel;
    QComboBox *m_product;
    QComboBox *m_mode;
    QSpinBox *m_channels;
    QLabel *m_effect;
    NoteLabel *m_waits;
    NoteLabel *m_failure;
    QPushButton *m_save;
};

} // namespace proxydeck
