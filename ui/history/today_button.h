// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace proxydeck {

class AccountBook;
class TodaySums;

/// The sums of today, by the vendor's day, in one line; a click opens the history's summary. Hidden until they are
/// known.
class TodayButton final : public QToolButton
{
    Q_OBJECT

public:
    /// How much of the text is shown: less if there is little space.
    enum class Detail : quint8 { All, NoCost, NoExits };

    TodayButton(const TodaySums &today, const AccountBook &accounts, QWidget *parent = nullptr);

    void setDetail(Detail detail);
    int widthOf(Detail detail) const;

Q_SIGNALS:
    /// Its visibility or the width that it needs has changed.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    QString textOf(Detail detail) const;
    void update();

    const TodaySums &m_today;
    const AccountBook &m_accounts;
    Detail m_detail = Detail::All;
};

} // namespace proxydeck
