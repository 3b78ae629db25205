// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace proxydeck {

/// Shows the program's description, its version and the licences of everything shipped with it. Not modal.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    /// The licences are the files of \a licences, named "number-title".
    explicit AboutDialog(QWidget *parent = nullptr, const QString &licences = QStringLiteral(":/licences"));

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLicence();
    void retranslate();

    QString m_folder;
    QLabel *m_version;
    QLabel *m_about;
    QLabel *m_heading;
    QListWidget *m_list;
    QPlainTextEdit *m_text;
};

} // namespace proxydeck
