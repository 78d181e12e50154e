export { ProfileFields } from './profile-fields.tsx';
export { RegisterPage } from './register-page.tsx';
export { SignInPage } from './sign-in-page.tsx';
export { SignOutButton } from './sign-out-button.tsx';
