// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace proxydeck {

class NoteLabel;
class ReplyArchive;

/// The vendor's own text for one lease: a titled text box that grows with its text up to a number of lines. Queries the
/// archive a short time after showRow(), so that a key held down in a long table causes few queries.
class VendorTextView : public QWidget
{
    Q_OBJECT

public:
    /// With \a archive null, the widget stays hidden.
    explicit VendorTextView(ReplyArchive *archive, QWidget *parent = nullptr);

    /// Shows the lease with \a server and \a origin; sends no query if it is already shown.
    void showRow(const LeaseOrigin &origin, const QString &server);
    void clear();
    QString title() const;
    QString text() const; ///< as shown; empty until the answer has arrived, and if the text is not kept

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Shown
    {
        LeaseOrigin origin;
        QString server;
    };
    void ask();
    void fill(const QString &row);
    void fitHeight();
    void applyFont();
    void retranslate();

    ReplyArchive *m_archive;
    std::optional<Shown> m_shown;
    bool m_isAnswered = false;
    QLabel *m_title;
    QPlainTextEdit *m_text;
    NoteLabel *m_note;
    QTimer m_soon;
};

} // namespace proxydeck
