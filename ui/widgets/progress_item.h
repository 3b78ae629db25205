// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace proxydeck {

/// Work that takes long, as a ProgressLine shows it: how far it is, in words, and how the operator cancels it. It runs
/// from begin() to end(), as often as the work is done.
class ProgressItem final : public QObject
{
    Q_OBJECT

public:
    /// Asked again whenever a number or the language changes.
    struct Words
    {
        /// Both numbers are written in the program's language: "Exporting 1,200 of 5,000". What else is known, such as
        /// a rate, may be part of it.
        std::function<QString(const QString &done, const QString &total)> text;
        std::function<QString()> cancel; ///< what the button does, for a screen reader: "Cancel the export"
    };
    explicit ProgressItem(Words words, QObject *parent = nullptr);

    /// \a total in whatever the work counts, at least 0.
    void begin(qsizetype total);
    /// Ignored while the item does not run.
    void setProgress(qsizetype done, qsizetype total);
    /// Whether the work has been done, has failed or was cancelled.
    void end();

    bool isRunning() const { return m_running; }
    qsizetype done() const { return m_done; }
    qsizetype total() const { return m_total; }
    QString text() const;
    /// text() at the end of the work, which is about as wide as it gets.
    QString longestText() const;
    QString cancelText() const { return m_words.cancel(); }
    /// Asks whoever does the work to stop; the item runs until end(). Does nothing while it does not run.
    void cancel();

Q_SIGNALS:
    void changed(); ///< isRunning() or text()
    void cancelRequested();

private:
    Words m_words;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
    bool m_running = false;
};

} // namespace proxydeck
