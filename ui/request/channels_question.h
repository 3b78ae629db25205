// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>
#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace proxydeck {

class AccountBook;
class Catalogue;
class KeyValues;

/// Asks once for the channels of a key whose plan has them and for which nobody has entered them. Hidden otherwise, and
/// permanently once the operator has declined.
class ChannelsQuestion : public QWidget
{
    Q_OBJECT

public:
    ChannelsQuestion(const Catalogue &catalogue, AccountBook &accounts, KeyValues &values, QWidget *parent = nullptr);

    void showKey(const QUuid &key);

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void save();
    void decline();
    void retranslate();

    const Catalogue &m_catalogue;
    AccountBook &m_accounts;
    KeyValues &m_values;
    QUuid m_key;
    QLabel *m_text;
    QSpinBox *m_channels;
    QPushButton *m_save;
    QPushButton *m_decline;
};

} // namespace proxydeck
