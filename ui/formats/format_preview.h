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

/// What a format makes of the selected leases, or of a made-up one where nothing is selected. Users and passwords of
/// real leases are masked until the operator asks to see them; that ends when the preview is hidden.
class FormatPreview : public QWidget
{
    Q_OBJECT

public:
    explicit FormatPreview(FormatSampleSource samples, QWidget *parent = nullptr);

    /// Shows it a moment later, so that typing stays quick.
    void setFormat(const CopyFormat &format);
    /// The samples may be others now.
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
