// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/preference_table.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace proxydeck {

class MatchCheckBox;
class Preferences;
class SettingsRow;

/// One page of the settings: a heading and rows. Each control is bound to its preference both ways: what the operator
/// does holds at once, and what changes elsewhere is shown.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    SettingsPage(Preferences &preferences, QWidget *parent);

    virtual QString title() const = 0;
    const QList<SettingsRow *> &rows() const { return m_rows; }
    /// Shows the rows that have all of \a words, all of them where there are none. Whether there is one.
    bool match(const QStringList &words);

protected:
    SettingsRow *addRow(QWidget *control, const QStringList &keys);
    SettingsRow *addFlag(Preference preference);
    SettingsRow *addNumber(Preference preference);
    /// \a values in the order in which they are offered.
    SettingsRow *addChoice(Preference preference, const QStringList &values);
    /// The texts of a row made by addChoice(), in the same order.
    static void setChoiceTexts(SettingsRow *row, const QStringList &texts);
    static QSpinBox *spinOf(SettingsRow *row);
    static QComboBox *comboOf(SettingsRow *row);

    /// To be called at the end of each page's constructor.
    void showTexts();
    /// The rows' texts, in the program's present language.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

    Preferences &m_preferences;

private:
    QVBoxLayout *m_layout;
    QLabel *m_heading;
    QList<SettingsRow *> m_rows;
};

} // namespace proxydeck
