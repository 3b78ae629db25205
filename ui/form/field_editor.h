// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/form_model.h"

#include <QWidget>

class QUrl;
class QVBoxLayout;

namespace proxydeck {

class NoteLabel;
struct AreaHelp;

/// One field of a form: an input bound to the model in both directions, with the field's problem below it.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    ~FieldEditor() override;

    int field() const { return m_field; }
    const Parameter &parameter() const { return m_model.parameter(m_field); }
    /// The widget that has the focus during editing; the buddy of the label.
    virtual QWidget *input() const = 0;
    /// Whether the input shows the field's name itself, as a check box does.
    virtual bool namesItself() const { return false; }

    /// The field's name in the program's language.
    QString label() const;
    QString problemText() const;
    /// Shows the problem even if the operator is still typing.
    void showProblem();
    /// Updates the value from the model and the texts to the program's language.
    void refresh();

Q_SIGNALS:
    void openUrl(const QUrl &url);

protected:
    FieldEditor(FormModel &model, int field, QWidget *parent);

    /// Must be called last in the constructor of every subclass.
    void start();
    FormModel &model() const { return m_model; }
    /// Layout for further lines below the input.
    QVBoxLayout *rows() const { return m_rows; }

    /// Shows the model's value in the input.
    virtual void showValue() = 0;
    virtual void retranslate() { }

    /// The input has changed, by whatever hand. Without effect while showValue() changes it. \a complete: no further
    /// typing is expected, for example after a selection in a list. Connect it to the signals of every change (toggled,
    /// textChanged, currentIndexChanged): assistive technology causes no others.
    void commit(const QString &value, bool complete);
    /// The operator has left the input.
    void finish();
    /// Whether the input is being changed by showValue().
    bool isShowing() const { return m_showing; }

private:
    void display();
    void judge();

    FormModel &m_model;
    int m_field;
    QWidget *m_input = nullptr;
    QVBoxLayout *m_rows;
    NoteLabel *m_problem;
    bool m_committing = false;
    bool m_showing = false;
    bool m_typing = false; ///< an incomplete code is not reported as an error yet
};

/// Creates the editor for the kind of \a field.
FieldEditor *makeFieldEditor(FormModel &model, int field, const AreaHelp &help, QWidget *parent);

} // namespace proxydeck
