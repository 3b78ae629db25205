// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QGridLayout;

namespace proxydeck {

class MatchCheckBox;
class MatchLabel;

/// One setting: its label, its control, and a note below it. A check box needs no separate label.
class SettingsRow : public QWidget
{
    Q_OBJECT

public:
    /// \a keys: the setting's names in the settings file; the search finds them too.
    SettingsRow(QWidget *control, const QStringList &keys, QWidget *parent);

    QWidget *control() const { return m_control; }
    /// \a note may be empty.
    void setTexts(const QString &label, const QString &note = {});
    QString labelText() const;
    /// Width of the label; all labels of a dialog get the same width.
    int labelWidth() const;
    void setLabelWidth(int width);

    /// Whether each of \a words occurs in the row, its page's title or its choices. Highlights the matches.
    bool match(const QStringList &words, const QString &pageTitle);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setIndents();

    QWidget *m_control;
    QStringList m_keys;
    MatchCheckBox *m_check; ///< the control, if it is a check box
    MatchLabel *m_label;
    MatchLabel *m_note;
    QGridLayout *m_layout;
};

} // namespace proxydeck
