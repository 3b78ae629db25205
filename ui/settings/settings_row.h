// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QGridLayout;

namespace proxydeck {

class MatchCheckBox;
class MatchLabel;

/// One setting: its label, its control, and a note below it. A check box is its own label.
class SettingsRow : public QWidget
{
    Q_OBJECT

public:
    /// \a keys: what it is called in the settings file; found by a search as well.
    SettingsRow(QWidget *control, const QStringList &keys, QWidget *parent);

    QWidget *control() const { return m_control; }
    /// \a note may be empty.
    void setTexts(const QString &label, const QString &note = {});
    QString labelText() const;
    /// How wide its label is; all labels of a dialog get the same room.
    int labelWidth() const;
    void setLabelWidth(int width);

    /// Whether each of \a words is found in it, its page's title or its choices. Marks them.
    bool match(const QStringList &words, const QString &pageTitle);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setIndents();

    QWidget *m_control;
    QStringList m_keys;
    MatchCheckBox *m_check; ///< the control, if it is one
    MatchLabel *m_label;
    MatchLabel *m_note;
    QGridLayout *m_layout;
};

} // namespace proxydeck
