// SPDX-License-Identifier: MIT
#pragma once

#include "ui/help/diagnostics.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace proxydeck {

class Clipboard;

/// Facts about the program for support, to read and to copy exactly as shown. Not modal.
class DiagnosticsDialog : public QDialog
{
    Q_OBJECT

public:
    DiagnosticsDialog(const DiagnosticsSources &sources, Clipboard &clipboard, QWidget *parent = nullptr);

    /// Collects the facts again.
    void refresh();
    /// The text that Copy puts on the clipboard.
    QString text() const;

Q_SIGNALS:
    /// For the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void copy();
    void openLogFolder();
    void retranslate();

    DiagnosticsSources m_sources;
    Clipboard &m_clipboard;
    QList<DiagnosticsSection> m_sections;
    QLabel *m_about;
    QTreeWidget *m_tree;
    QPushButton *m_copy;
    QPushButton *m_refresh;
    QPushButton *m_openLog;
};

} // namespace proxydeck
