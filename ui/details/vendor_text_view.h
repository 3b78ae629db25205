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

/// What the vendor sent of one lease, in its own words: a titled box of text that grows with it up to some lines. Asks
/// the archive a moment after showRow(), so that a key held down in a table of many asks for few.
class VendorTextView : public QWidget
{
    Q_OBJECT

public:
    /// \a archive null: takes no room.
    explicit VendorTextView(ReplyArchive *archive, QWidget *parent = nullptr);

    /// The lease with \a server that came from \a origin; nothing is asked where that is what is shown.
    void showRow(const LeaseOrigin &origin, const QString &server);
    void clear();
    QString title() const;
    QString text() const; ///< as shown; empty until it is there, and where it is not kept

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
