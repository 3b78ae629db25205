// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace proxydeck {

class ExtractButton;

/// The button that spends money, with an arrow for the other way to press it: extract, or extract and copy, and which
/// of the two the button does.
class ExtractBar : public QWidget
{
    Q_OBJECT

public:
    explicit ExtractBar(QWidget *parent = nullptr);

    /// \a what a press does: "Extract 5". \a charges: whether there will be something to copy.
    void setAction(const QString &what, bool charges);
    /// Whether the button also copies.
    void setCopies(bool copies);
    bool copies() const { return m_copies; }
    /// Whether an extraction that finds no stock is tried again.
    void setRetries(bool retries);
    /// The formats to copy in, as another entry of the menu.
    void setFormats(QMenu &menu);
    ExtractButton &button() const { return *m_button; }

Q_SIGNALS:
    /// A person pressed. \a copies: the leases that come are to be copied.
    void pressed(bool copies);
    /// The operator chose what the button does.
    void copiesChosen(bool copies);
    void retriesChosen(bool retries);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    void applyAccent();

    ExtractButton *m_button;
    QToolButton *m_arrow;
    QMenu *m_menu;
    QAction *m_extract;
    QAction *m_extractAndCopy;
    QAction *m_onlyExtracts;
    QAction *m_alsoCopies;
    QAction *m_retries;
    QString m_what;
    bool m_charges = true;
    bool m_copies = false;
    bool m_isSettingPalette = false;
};

} // namespace proxydeck
