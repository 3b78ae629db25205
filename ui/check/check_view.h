// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_job.h"

#include <QList>
#include <QWidget>

class QLabel;

namespace proxydeck {

class CheckBar;
class NoteLabel;

/// The checks of one lease: the last one with its parts, what a failure means, and those before it. Takes no space
/// while there are none.
class CheckView final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckView(QWidget *parent = nullptr);

    /// \a results: the newest first. \a declaredExit: as the vendor said; may be empty.
    void setResults(const QList<CheckResult> &results, const QString &declaredExit);
    void clear();

    QString title() const;
    /// All that is shown, one fact per line; empty without a check.
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QString factsOf(const CheckResult &result) const;
    QString earlierText() const;
    void applyFont();

    QList<CheckResult> m_results;
    QString m_declaredExit;
    QLabel *m_title;
    QLabel *m_outcome;
    QLabel *m_facts;
    CheckBar *m_bar;
    QLabel *m_parts;
    NoteLabel *m_meaning;
    QLabel *m_earlier;
};

} // namespace proxydeck
