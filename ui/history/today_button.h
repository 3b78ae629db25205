// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace proxydeck {

class AccountBook;
class TodaySums;

/// What was extracted today, by the vendor's day, in one line; a click asks for more. Hidden until it is known.
class TodayButton final : public QToolButton
{
    Q_OBJECT

public:
    /// What is left out where there is little room.
    enum class Detail : quint8 { All, NoCost, NoExits };

    TodayButton(const TodaySums &today, const AccountBook &accounts, QWidget *parent = nullptr);

    void setDetail(Detail detail);
    int widthOf(Detail detail) const;

Q_SIGNALS:
    /// It is shown or hidden, or another width would do.
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
