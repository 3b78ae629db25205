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

/// One page of the settings: a heading and rows. Each control is bound to its preference in both directions: changes by
/// the operator apply at once, and changes from elsewhere are shown.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    SettingsPage(Preferences &preferences, QWidget *parent);

    virtual QString title() const = 0;
    const QList<SettingsRow *> &rows() const { return m_rows; }
    /// Shows the rows that contain all of \a words, and those that belong to one of them; all rows if there are no
    /// words. \return whether any row is shown.
    bool match(const QStringList &words);

protected:
    SettingsRow *addRow(QWidget *control, const QStringList &keys);
    SettingsRow *addFlag(Preference preference);
    SettingsRow *addNumber(Preference preference);
    /// \a values in display order.
    SettingsRow *addChoice(Preference preference, const QStringList &values);
    /// The texts of a row made by addChoice(), in the same order.
    static void setChoiceTexts(SettingsRow *row, const QStringList &texts);
    static QSpinBox *spinOf(SettingsRow *row);
    static QComboBox *comboOf(SettingsRow *row);

    /// \a rows say something only together: a search that finds one of them shows all.
    void keepTogether(const QList<SettingsRow *> &rows);

    /// Must be called at the end of each page's constructor.
    void showTexts();
    /// Sets the rows' texts in the program's language.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

    Preferences &m_preferences;

private:
    QVBoxLayout *m_layout;
    QLabel *m_heading;
    QList<SettingsRow *> m_rows;
    QList<QList<SettingsRow *>> m_groups;
};

} // namespace proxydeck
