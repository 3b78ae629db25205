// SPDX-License-Identifier: MIT
#pragma once

#include "ui/formats/format_samples.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace proxydeck {

class NoteLabel;

/// Shows the output of a format for the selected leases, or for a made-up one if nothing is selected. Users and
/// passwords of real leases are masked until the operator reveals them; hiding the preview masks them again.
class FormatPreview : public QWidget
{
    Q_OBJECT

public:
    explicit FormatPreview(FormatSampleSource samples, QWidget *parent = nullptr);

    /// The preview is updated after a short delay, so that typing stays fast.
    void setFormat(const CopyFormat &format);
    /// The samples may have changed.
    void refreshSoon();
    QString text() const;
    void retranslate();

protected:
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    FormatSampleSource m_samples;
    CopyFormat m_format;
    QLabel *m_title;
    QCheckBox *m_reveal;
    QPlainTextEdit *m_text;
    NoteLabel *m_note;
    QTimer m_refreshTimer;
};

} // namespace proxydeck
