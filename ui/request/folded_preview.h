// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QToolButton;

namespace proxydeck {

class RequestPreview;

/// The request preview, folded by default, and a button to copy the request.
class FoldedPreview : public QWidget
{
    Q_OBJECT

public:
    explicit FoldedPreview(QWidget *parent = nullptr);

    void setRequest(const QString &masked);
    /// Whether the request can be copied: the key's secret is in memory.
    void setCopyable(bool copyable);
    bool isOpen() const;
    void setOpen(bool open);

Q_SIGNALS:
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QToolButton *m_fold;
    QToolButton *m_copy;
    RequestPreview *m_preview;
};

} // namespace proxydeck
